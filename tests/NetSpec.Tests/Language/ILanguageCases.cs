namespace NetSpec.Tests.Language;

/// <summary>A class with cases of the language, found by existing.</summary>
internal interface ILanguageCases
{
    /// <summary>The cases.</summary>
    static abstract IEnumerable<LanguageCase> Cases { get; }
}
