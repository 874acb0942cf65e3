using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
#if FULL_PACKAGES
using Appliance.Storage.LiteDb;
#endif

namespace Appliance.Firmware.Core;

/// <summary>What this build's package set offers: the one place that knows which it was built with.</summary>
internal static class PackageSetOffers
{
    /// <summary>Extensions of every engine's file in any package set.</summary>
    private static readonly string[] Extensions = [".litedb", ".sqlite"];

    /// <summary>Engines of the store, the default first.</summary>
    public static IReadOnlyList<StoreEngine> StoreEngines { get; } =
    [
#if FULL_PACKAGES
        new("litedb", ".litedb", static path => new LiteDbDocumentStore(path, Collections.All)),
#endif
        new("sqlite", ".sqlite", static path => new SqliteDocumentStore(path, Collections.All)),
    ];

    /// <summary>Opens the store with the default engine.</summary>
    /// <param name="path">Its file; the extension becomes the engine's.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public static IDocumentStore OpenStore(string path)
    {
        var engine = StoreEngines[0];
        RemoveFilesOfOthers(path, engine);
        return engine.Open(Path.ChangeExtension(path, engine.Extension));
    }

    /// <summary>
    /// Another engine's file stays behind when the package set changes. It would still hold what is erased from now
    /// on, and the journal can fill it again should it be wanted.
    /// </summary>
    private static void RemoveFilesOfOthers(string path, StoreEngine engine)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return;
        var name = Path.GetFileNameWithoutExtension(path);
        foreach (var extension in Extensions)
        {
            if (extension == engine.Extension) continue;
            string[] patterns = [$"{name}{extension}*", $"{name}-log{extension}", $"{name}-tmp{extension}"];
            foreach (var file in patterns.SelectMany(pattern => Directory.GetFiles(folder, pattern))) File.Delete(file);
        }
    }
}
