namespace NetSpec.Compiler.Operators.Regularisation;

/// <summary><c>torch.nn.AlphaDropout</c>.</summary>
internal sealed class AlphaDropout() : Dropping("AlphaDropout", "Dropout that keeps mean and variance, for SELU (Klambauer et al., 2017).");

/// <summary><c>torch.nn.functional.alpha_dropout</c>.</summary>
internal sealed class AlphaDropoutFunction() : Dropping("alpha_dropout", "Dropout that keeps mean and variance, while training.");

/// <summary><c>torch.nn.FeatureAlphaDropout</c>.</summary>
internal sealed class FeatureAlphaDropout() : Dropping("FeatureAlphaDropout", "Dropout of whole channels that keeps mean and variance.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => [P];
}

/// <summary><c>torch.nn.functional.feature_alpha_dropout</c>.</summary>
internal sealed class FeatureAlphaDropoutFunction() : Dropping("feature_alpha_dropout", "Dropout of whole channels that keeps mean and variance, while training.");
