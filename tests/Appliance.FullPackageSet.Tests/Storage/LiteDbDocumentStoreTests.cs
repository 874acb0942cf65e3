using Appliance.Storage.Documents;
using Appliance.Storage.LiteDb;
using Appliance.Storage.Tests.Documents;

namespace Appliance.FullPackageSet.Tests.Storage;

public sealed class LiteDbDocumentStoreTests : DocumentStoreContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("store");

    private string FilePath => Path.Combine(folder.FullName, "store", "projections.litedb");

    private string MarkPath => FilePath + ".open";

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
        using LiteDbDocumentStore other = new(FilePath, [Notes]);
        Assert.True(other.WasDiscarded);
        Assert.Equal(0, other.AppliedSequence);
        Assert.Null(other.Get(Notes, "1"));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public void Something_that_is_no_database_is_thrown_away(int length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, new string('x', length));
        using var store = Open();
        Assert.True(store.WasDiscarded);
        store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
        Assert.Equal("x", store.Get(Notes, "1")?.Text);
    }

    [Fact]
    public void A_file_that_was_open_in_a_power_cut_is_thrown_away()
    {
        using (var store = Open()) store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
        File.WriteAllText(MarkPath, "the boot before this one");
        using var again = Open();
        Assert.True(again.WasDiscarded);
        Assert.Equal(0, again.AppliedSequence);
    }

    [Fact]
    public void A_file_that_was_open_when_the_program_crashed_is_kept()
    {
        var copy = Path.Combine(folder.FullName, "copy");
        Directory.CreateDirectory(copy);
        using (var store = Open())
        {
            store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(FilePath)!))
            {
                // What a crash leaves is what the kernel has at that instant.
                using FileStream source = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var target = File.Create(Path.Combine(copy, Path.GetFileName(file)));
                source.CopyTo(target);
            }
        }

        using LiteDbDocumentStore again = new(Path.Combine(copy, Path.GetFileName(FilePath)), [Notes, Others]);
        Assert.False(again.WasDiscarded);
        Assert.Equal((3, "x"), (again.AppliedSequence, again.Get(Notes, "1")?.Text));
    }

    [Fact]
    public void The_mark_is_there_while_the_store_is_open_and_gone_after_a_clean_end()
    {
        using (var store = Open())
        {
            store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
            Assert.True(File.Exists(MarkPath));
        }

        Assert.False(File.Exists(MarkPath));
    }

    [Fact]
    public void A_document_that_cannot_be_read_condemns_the_file_until_it_is_cleared()
    {
        using (LiteDbDocumentStore store = new(FilePath, [Notes]))
            store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", "t")));
        using (LiteDbSession session = new(FilePath, [Notes], isNew: false))
            session.Write(3, [new("notes", LiteDbKey.OfId("1"), "not a note"u8.ToArray(), [])]);

        using (LiteDbDocumentStore damaged = new(FilePath, [Notes]))
        {
            Assert.Throws<DocumentStoreDamagedException>(() => damaged.Get(Notes, "1"));
            Assert.Throws<DocumentStoreDamagedException>(() => damaged.Get(Notes, "2"));
        }

        using LiteDbDocumentStore next = new(FilePath, [Notes]);
        Assert.True(next.WasDiscarded);
        Assert.Null(next.Get(Notes, "1"));
    }

    [Fact]
    public void A_condemned_store_works_again_after_it_was_cleared()
    {
        using (LiteDbDocumentStore store = new(FilePath, [Notes])) store.Apply(3, _ => { });
        using (LiteDbSession session = new(FilePath, [Notes], isNew: false))
            session.Write(3, [new("notes", LiteDbKey.OfId("1"), "null"u8.ToArray(), [])]);
        using LiteDbDocumentStore damaged = new(FilePath, [Notes]);
        Assert.Throws<DocumentStoreDamagedException>(() => damaged.Get(Notes, "1"));
        damaged.Clear();
        damaged.Apply(1, transaction => transaction.Put(Notes, new("1", "y", "t")));
        Assert.Equal("y", damaged.Get(Notes, "1")?.Text);
    }

    [Fact]
    public void A_change_ranges_over_what_it_put_moved_and_deleted_and_over_the_rest()
    {
        Store.Apply(1, transaction =>
        {
            for (var i = 0; i < 6; i++) transaction.Put(Notes, new($"{i}", $"{i}", "t"));
        });
        Store.Apply(2, transaction =>
        {
            transaction.Delete(Notes, "0");
            transaction.Put(Notes, new("1", "9", "t"));
            transaction.Put(Notes, new("2", "2", null));
            transaction.Put(Notes, new("35", "35", "t"));
            Assert.Equal(["2", "3", "35", "4"], Ids(transaction.Range(Notes, ByText, "0", "5", 4)));
            Assert.Equal(["2", "3"], Ids(transaction.Range(Notes, ByText, "0", "5", 2)));
            Assert.Equal(["1", "5", "4"], Ids(transaction.Range(Notes, ByText, "", "\uFFFF", 3, descending: true)));
            Assert.Equal(["1", "3", "35", "4", "5"], Ids(transaction.Range(Notes, ByTag, "t", "u", int.MaxValue)));
            Assert.Empty(transaction.Range(Notes, ByText, "0", "5", 0));
        });
        Assert.Equal(["1", "3", "35", "4", "5"], Ids(Store.Range(Notes, ByTag, "t", "u", 99)));
    }

    [Fact]
    public void A_nul_in_a_key_stands_where_ordinal_order_puts_it()
    {
        string[] keys = ["a", "a\0", "a\0b", "a\u0001", "ab", "\0"];
        Store.Apply(1, transaction =>
        {
            foreach (var key in keys) transaction.Put(Notes, new(key + "!", key, null));
            transaction.Put(Notes, new("", "a", null));
        });
        Assert.Equal(keys.Append("a").Order(StringComparer.Ordinal), Store.Range(Notes, ByText, "", "\uFFFF", 99).Select(note => note.Text));
        Assert.Equal(["", "a!"], Ids(Store.Range(Notes, ByText, "a", "a\0", 99)));
        Assert.Equal(["a\0!", "a\0b!", "a\u0001!"], Ids(Store.Range(Notes, ByText, "a\0", "ab", 99)));
    }

    [Fact]
    public void A_key_of_1021_bytes_is_kept_and_a_longer_one_is_refused()
    {
        var longest = new string('k', LiteDbKey.LimitBytes - 3); // Two bytes end it and one is the id.
        Store.Apply(1, transaction => transaction.Put(Notes, new("1", longest, null)));
        Assert.Single(Store.Range(Notes, ByText, longest, longest + "~", 9));
        Assert.Throws<ArgumentException>(
            () => Store.Apply(2, transaction => transaction.Put(Notes, new("1", longest + "k", null))));
        Assert.Equal(1, Store.AppliedSequence);
    }

    [Fact]
    public void The_files_are_for_their_owner_only()
    {
        using var store = Open();
        store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
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
        }

        Assert.True(File.ReadAllBytes(FilePath).AsSpan().IndexOf("SECRET"u8) < 0);
    }

    protected override IDocumentStore Create() => Open();

    protected override void CleanUp() => folder.Delete(recursive: true);

    private static IEnumerable<string> Ids(IEnumerable<Note> notes) => notes.Select(note => note.Id);

    private LiteDbDocumentStore Open() => new(FilePath, [Notes, Others]);
}
