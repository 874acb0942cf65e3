using Appliance.Storage.Documents;

namespace Appliance.Storage.Tests.Documents;

public sealed class MemoryDocumentStoreTests : DocumentStoreContract
{
    protected override IDocumentStore Create() => new MemoryDocumentStore();
}
