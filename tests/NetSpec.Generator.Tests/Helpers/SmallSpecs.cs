namespace NetSpec.Generator.Tests.Helpers;

/// <summary>Specs that are as small as they can be.</summary>
internal static class SmallSpecs
{
    /// <summary>A model with one layer.</summary>
    public static string Model(string name, int features = 4) => $$"""
        netspec: 1
        models:
          {{name}}:
            in: {x: [N, 8]}
            layers:
              fc: {Linear: {out_features: {{features}} } }
        """;

    /// <summary>A model of a block from another file.</summary>
    public static string ModelWithImport(string name, string file, string block) => $$"""
        netspec: 1
        import: [{{file}}]
        models:
          {{name}}:
            in: {x: [N, 8]}
            layers:
              body: {{block}}
        """;

    /// <summary>A block with one layer.</summary>
    public static string Block(string name, int features = 4) => $$"""
        netspec: 1
        blocks:
          {{name}}:
            layers:
              fc: {Linear: {out_features: {{features}} } }
        """;
}
