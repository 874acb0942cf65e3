using Appliance.Storage.Documents;

namespace Appliance.Storage.Tests.Documents;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("store");

    private string FilePath => Path.Combine(folder.FullName, "store", "projections.db");

    [Fact]
    public void What_was_applied_is_there_after_opening_again()
    {
        using (var store = Open()) store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
        using var again = Open();
        Assert.False(again.WasDiscarded);
        Assert.Equal((3, "x"), (again.AppliedSequence, again.Get(Notes, "1")?.Text));
    }

    [Fact]
    public void A_file_of_other_collections_or_indexes_is_thrown_away()
    {
        using (var store = Open()) store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
        using var other = new SqliteDocumentStore(FilePath, [Notes]);
        Assert.True(other.WasDiscarded);
        Assert.Equal(0, other.AppliedSequence);
        Assert.Null(other.Get(Notes, "1"));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(20, 40)]
    [InlineData(100, 4000)]
    public void A_damaged_file_is_thrown_away_at_the_latest_when_it_is_cleared(int at, int length)
    {
        using (var store = Open())
        {
            store.Apply(3, transaction =>
            {
                for (var i = 0; i < 500; i++) transaction.Put(Notes, new($"{i}", $"{i}", "t"));
            });
            store.Checkpoint();
        }

        var bytes = File.ReadAllBytes(FilePath);
        Assert.True(bytes.Length > 8192);
        bytes.AsSpan(at, length).Fill(0x5A);
        File.WriteAllBytes(FilePath, bytes);

        using var again = Open();
        if (!again.WasDiscarded)
        {
            Assert.Throws<DocumentStoreDamagedException>(() => again.Get(Notes, "1"));
            again.Clear();
        }

        Assert.Null(again.Get(Notes, "1"));
        again.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
    }

    [Fact]
    public void Something_that_is_no_database_is_thrown_away()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, new string('x', 5000));
        using var store = Open();
        Assert.True(store.WasDiscarded);
    }

    [Fact]
    public void A_new_file_was_not_discarded_and_is_for_its_owner_only()
    {
        using var store = Open();
        Assert.False(store.WasDiscarded);
        store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
        if (OperatingSystem.IsWindows()) return;
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(FilePath)!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void What_was_deleted_is_not_left_in_the_file()
    {
        using (var store = Open())
        {
            store.Apply(1, transaction => transaction.Put(Notes, new("1", "SECRET-OF-HANAKO", "t")));
            store.Checkpoint();
            store.Apply(2, transaction => transaction.Delete(Notes, "1"));
            store.Checkpoint();
        }

        Assert.False(File.Exists(FilePath + "-wal"));
        Assert.True(File.ReadAllBytes(FilePath).AsSpan().IndexOf("SECRET"u8) < 0);
    }

    [Fact]
    public void What_was_filled_in_is_there_after_opening_again()
    {
        using (var store = Open())
        {
            store.Refill(() => store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t"))));
            store.Apply(4, transaction => transaction.Put(Notes, new("2", "y", "t")));
        }

        using var again = Open();
        Assert.False(again.WasDiscarded);
        Assert.Equal((4, "x", "y"), (again.AppliedSequence, again.Get(Notes, "1")?.Text, again.Get(Notes, "2")?.Text));
    }

    [Fact]
    public void A_store_that_was_being_filled_when_the_power_went_is_thrown_away()
    {
        var copy = Path.Combine(folder.FullName, "copy.db");
        using (var store = Open())
        {
            store.Refill(() =>
            {
                store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
                File.Copy(FilePath, copy);
            });
        }

        using SqliteDocumentStore after = new(copy, [Notes, Others]);
        Assert.True(after.WasDiscarded);
        Assert.Equal((0, null), (after.AppliedSequence, after.Get(Notes, "1")));
    }

    [Fact]
    public void The_log_is_moved_into_the_file_beside_the_writer()
    {
        using var store = Open();
        var before = new FileInfo(FilePath).Length;
        store.Apply(1, transaction =>
        {
            for (var i = 0; i < SqliteDocumentStore.MoveLogEvery; i++) transaction.Put(Notes, new($"{i}", new('x', 100), "t"));
        });
        Assert.True(SpinWait.SpinUntil(() => new FileInfo(FilePath).Length > before, Patience), "The file has not grown.");
    }

    protected override IDocumentStore Create() => Open();

    protected override void CleanUp() => folder.Delete(recursive: true);

    private SqliteDocumentStore Open() => new(FilePath, [Notes, Others]);
}
