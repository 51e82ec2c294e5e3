using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Generator.Tests.Helpers;
using Xunit.Sdk;

namespace NetSpec.Generator.Tests;

/// <summary>The walk that every run makes over the values of its steps finds what must not be there.</summary>
public sealed class ObjectGraphTests
{
    [Fact]
    public void Values_pass()
    {
        ObjectGraph.AssertHoldsNoCompilerObject(new Box<object>(ImmutableArray.Create("text", null)), "Step");
    }

    [Fact]
    public void A_symbol_is_found_though_it_is_known_by_its_interface_only()
    {
        ISymbol symbol = CSharpCompilation.Create("App").GlobalNamespace;

        AssertFound(symbol, $"Step holds a {symbol.GetType().FullName}");
    }

    [Fact]
    public void A_location_in_a_private_field_of_a_base_class_in_a_list_is_found()
    {
        AssertFound(new List<object> { new DerivedBox(Location.None) }, $"Step._items.[0].<value>P holds a {Location.None.GetType().FullName}");
    }

    [Fact]
    public void A_file_in_a_dictionary_of_a_structure_is_found()
    {
        AssertFound((1, new Dictionary<string, object> { ["a"] = new SpecText("a", "") }), $"Step.Item2._entries.[0].value holds a {typeof(SpecText).FullName}");
    }

    private static void AssertFound(object value, string message)
    {
        var exception = Assert.ThrowsAny<XunitException>(() => ObjectGraph.AssertHoldsNoCompilerObject(value, "Step"));
        Assert.Equal(message, exception.Message);
    }

    private class Box<T>(T value)
    {
        public override string ToString() => $"{value}";
    }

    private sealed class DerivedBox(object value) : Box<object>(value);
}
