namespace NetSpec.Compiler.Operators.Regularisation;

/// <summary><c>torch.nn.AlphaDropout</c>.</summary>
internal sealed class AlphaDropout() : Dropping("AlphaDropout", "Dropout that keeps mean and variance, for SELU (Klambauer et al., 2017).");

/// <summary><c>torch.nn.functional.alpha_dropout</c>.</summary>
internal sealed class AlphaDropoutFunction() : Dropping("alpha_dropout", "Dropout that keeps mean and variance, while training.");

/// <summary>Alpha dropout of whole channels, of which an input without a batch has none.</summary>
internal abstract class FeatureAlphaDropping(string name, string summary) : Dropping(name, summary)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank < 2)
        {
            call.Error($"needs at least 2 dimensions, of which the second is the channels; {call.Input} comes in");
            return;
        }

        base.Infer(call);
    }
}

/// <summary><c>torch.nn.FeatureAlphaDropout</c>.</summary>
internal sealed class FeatureAlphaDropout() : FeatureAlphaDropping("FeatureAlphaDropout", "Dropout of whole channels that keeps mean and variance.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => [P];
}

/// <summary><c>torch.nn.functional.feature_alpha_dropout</c>.</summary>
internal sealed class FeatureAlphaDropoutFunction() : FeatureAlphaDropping("feature_alpha_dropout", "Dropout of whole channels that keeps mean and variance, while training.");
