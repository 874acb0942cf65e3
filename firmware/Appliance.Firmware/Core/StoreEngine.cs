using Appliance.Storage.Documents;

namespace Appliance.Firmware.Core;

/// <summary>An engine the store can run on.</summary>
/// <param name="Name">In lower-case letters.</param>
/// <param name="Extension">Of its file, with the dot.</param>
/// <param name="Open">Opens the file at a path.</param>
internal sealed record StoreEngine(string Name, string Extension, Func<string, IDocumentStore> Open);
