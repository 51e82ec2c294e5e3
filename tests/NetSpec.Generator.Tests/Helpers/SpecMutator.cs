namespace NetSpec.Generator.Tests.Helpers;

/// <summary>Makes specs that a person might have on the way from one spec to another, and some that nobody would.</summary>
/// <param name="random">Decides everything.</param>
internal sealed class SpecMutator(Random random)
{
    private static readonly string[] Scalars =
    [
        "0", "1", "-1", "2", "3", "7", "64", "9223372036854775807", "-9223372036854775808", "1e9", "0.5", "-0.0", "1e400", "true", "false", "null", "~", "none", "\"\"", "[]", "{}",
        "x", "i", "N", "C", "H", "W", "C * 2", "C // 2", "C % 3", "H - 1", "N + 1", "C ** 9", "1 / 3", "1 // 0", "min(C, 8)", "max(H, W)", "int(C / 2)", "round(0.5)", "len(x)", "1 if C > 2 else 2", "not true",
        "\"[1, 2]\"", "\"[N, C]\"", "\"[i for i in 3]\"", "\"{i}\"", "a{i}", "a{C}", "int", "\"int[4]\"", "block", "size", "table", "float32", "int64", "same", "zeros",
        "Conv2d", "Linear", "ReLU", "relu", "add", "cat", "identity", "Sequential", "LSTM", "Dropout", "flatten", "BatchNorm2d", "MultiheadAttention", "Parameter", "Buffer", "split", "Embedding",
    ];

    private static readonly string[] Keys =
    [
        "x", "out", "layers", "params", "in", "let", "require", "dims", "ensure", "register", "init", "variants", "summary", "from", "when", "else", "repeat", "index", "names", "inline", "merge", "for", "do",
        "parallel", "use", "with", "call", "share", "only", "type", "default", "shape", "dtype", "Sequential", "extends", "tensors", "min", "nominal", "multiple_of", "0", "class", "a{i}",
    ];

    /// <summary>A spec with one to three changes.</summary>
    public string Mutate(string spec)
    {
        if (random.Next(12) == 0)
        {
            return spec[..random.Next(spec.Length)];
        }

        var root = YamlTree.Read(spec);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(root);
        }

        return root.Write();
    }

    private void Change(YamlTree root)
    {
        var nodes = root.All().Where(node => node.Children.Count > 0).ToList();
        if (nodes.Count == 0)
        {
            return;
        }

        var parent = Pick(nodes);
        var (children, at) = (parent.Children, random.Next(parent.Children.Count));
        var child = children[at];
        switch (random.Next(8))
        {
            case 0:
                children.RemoveAt(at);
                break;
            case 1:
                children.Insert(random.Next(children.Count + 1), child.Copy());
                break;
            case 2:
                var other = random.Next(children.Count);
                (children[at], children[other]) = (children[other], children[at]);
                break;
            case 3:
                child.Key = child.Key is null ? null : random.Next(3) == 0 ? Pick(Keys) : Pick(root.All().Select(node => node.Key).OfType<string>().ToList());
                break;
            case 4:
                children[at] = child.With(Pick(root.All().ToList()));
                break;
            case 5:
                children.Insert(random.Next(children.Count + 1), Pick(root.All().ToList()).Copy());
                break;
            default:
                var scalar = Pick(root.All().Where(node => node.Scalar is not null).DefaultIfEmpty(child).ToList());
                scalar.Scalar = random.Next(2) == 0 ? Pick(Scalars) : Pick(root.All().Select(node => node.Scalar ?? node.Key).OfType<string>().ToList());
                scalar.Children.Clear();
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
