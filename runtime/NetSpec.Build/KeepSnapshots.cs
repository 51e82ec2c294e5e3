using Microsoft.Build.Framework;
using NetSpec.Compiler;
using NetSpec.Compiler.Emit.Reports;

namespace NetSpec.Build;

/// <summary>
/// Keeps the generated code of a project's specs, and a report on each model, in a folder that is under version control: so a review shows
/// what a change of a spec means. On a build server it only compares, and a difference is an error.
/// </summary>
public sealed class KeepSnapshots : Microsoft.Build.Utilities.Task
{
    private const string SnapshotDiffers = "NS9003";
    private const string FolderUnusable = "NS9004";

    /// <summary>Files that are shown with what differs; of more nobody reads it.</summary>
    private const int MaxShown = 5;

    /// <summary>The project's additional files; those that are specs are taken.</summary>
    [Required]
    public ITaskItem[] Specs { get; set; } = [];

    /// <summary>The folder, relative to the project.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The namespace of classes whose spec says none.</summary>
    public string RootNamespace { get; set; } = "";

    /// <summary>Where it is noted for what the folder is up to date.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>The project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Whether to compare only.</summary>
    public bool CheckOnly { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            ReportUnusable($"The snapshots of the specs cannot be kept in '{Folder}': {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private void Keep()
    {
        var home = Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!;
        var path = Path.GetFullPath(Path.Combine(home, Folder));
        if ((home + Path.DirectorySeparatorChar).StartsWith(path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
        {
            ReportUnusable($"NetSpecSnapshots is '{Folder}', which is the project's own folder or one round it; name a folder that is only for snapshots, as in <NetSpecSnapshots>snapshots</NetSpecSnapshots>.");
            return;
        }

        var specs = ReadSpecs();
        var folder = new SnapshotFolder(path);
        if (File.Exists(StampFile) && File.ReadAllText(StampFile) == Fingerprint(specs, folder))
        {
            return;
        }

        var project = SpecProject.Compile(specs, RootNamespace);
        if (project.HasErrors)
        {
            // The compiler reported them; here they are only there where the project silences them.
            Log.LogMessage(MessageImportance.High, "The snapshots of the specs stay as they are, because there are errors in the specs.");
            return;
        }

        if (Settle(folder, ProjectSnapshots.Of(project)))
        {
            AtomicFile.Write(StampFile, SnapshotFolder.Encode(Fingerprint(specs, new SnapshotFolder(path))));
        }
    }

    /// <summary>Makes the folder right, or reports what is wrong with it.</summary>
    private bool Settle(SnapshotFolder folder, IReadOnlyList<SnapshotFile> expected)
    {
        var changes = folder.ChangesTo(expected);
        if (!CheckOnly)
        {
            folder.Apply(changes);
            Log.LogMessage(MessageImportance.Normal, "{0} snapshot(s) in {1}, {2} changed.", expected.Count, folder.Path, changes.Count);
            return true;
        }

        foreach (var change in changes.Take(MaxShown))
        {
            var (line, text) = SnapshotDifference.Describe(change);
            LogError(SnapshotDiffers, Path.Combine(folder.Path, change.Name), line, text);
        }

        if (changes.Count > 0)
        {
            LogError(SnapshotDiffers, ProjectFile, 0, $"{changes.Count} snapshot(s) in '{Folder}' are not what the specs say now. If the change is meant, run this and commit the folder: dotnet build \"{Path.GetFileName(ProjectFile)}\" -p:ContinuousIntegrationBuild=false");
        }

        return changes.Count == 0;
    }

    private List<ProjectSpec> ReadSpecs() =>
    [
        .. Specs.Select(static item => (Path: item.GetMetadata("FullPath"), Namespace: item.GetMetadata("NetSpecNamespace")))
            .Where(static spec => spec.Path.EndsWith(".netspec.yaml", StringComparison.OrdinalIgnoreCase) || spec.Path.EndsWith(".netspec.yml", StringComparison.OrdinalIgnoreCase))
            .Select(static spec => new ProjectSpec(SpecCompiler.Parse(spec.Path, File.ReadAllText(spec.Path)), spec.Namespace)),
    ];

    /// <summary>What the folder depends on, and what is in it.</summary>
    private string Fingerprint(IReadOnlyList<ProjectSpec> specs, SnapshotFolder folder) =>
        SnapshotFolder.Hash(
        [
            typeof(SpecProject).Module.ModuleVersionId.ToString(),
            RootNamespace,
            .. specs.SelectMany(static spec => new[] { spec.Spec.Path, spec.Namespace, spec.Spec.Text }),
            .. folder.Files.SelectMany(static file => new[] { file.Key, file.Value }),
        ]);

    private void ReportUnusable(string message) => LogError(FolderUnusable, ProjectFile, 0, message);

    // The message is an argument, because a path in it may hold braces.
    private void LogError(string code, string file, int line, string message) => Log.LogError(null, code, null, file, line, line > 0 ? 1 : 0, 0, 0, "{0}", message);
}
