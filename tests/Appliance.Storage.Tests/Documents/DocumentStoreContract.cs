using System.Text.Json.Serialization;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Tests.Documents;

public sealed record Note(string Id, string Text, string? Tag, long Rank = 0);

[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;

/// <summary>What every engine does; each engine's tests derive from it.</summary>
public abstract class DocumentStoreContract : IDisposable
{
    private static readonly string[] Awkward =
        ["", "a", "A", "aa", "a b", "ｶ", "カ", "山", "\U00020BB7野", "\uFFFD", "~", "0", "10", "9", "é", "\u0001"];

    private IDocumentStore? opened;

    protected static DocumentIndex<Note> ByTag { get; } = new("tag", note => note.Tag);

    protected static DocumentIndex<Note> ByText { get; } = new("text", note => note.Text);

    protected static DocumentCollection<Note> Notes { get; } = new("notes", NoteJson.Default.Note, note => note.Id, ByTag, ByText);

    protected static DocumentCollection<Note> Others { get; } = new("others", NoteJson.Default.Note, note => note.Id, ByTag);

    protected IDocumentStore Store => opened ??= Create();

    [Fact]
    public void An_empty_store_holds_nothing()
    {
        Assert.Equal(0, Store.AppliedSequence);
        Assert.Null(Store.Get(Notes, "1"));
        Assert.Empty(All());
    }

    [Fact]
    public void A_document_is_read_back_as_it_was_written()
    {
        Note note = new("1", "  緑茶 \U0001F375 \"\n  ", null, long.MaxValue);
        Store.Apply(1, transaction => transaction.Put(Notes, note));
        Assert.Equal(note, Store.Get(Notes, "1"));
        Assert.Null(Store.Get(Others, "1"));
        Assert.Equal(1, Store.AppliedSequence);
    }

    [Fact]
    public void Writing_again_replaces_the_document_and_its_keys()
    {
        Store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "old")));
        Store.Apply(2, transaction => transaction.Put(Notes, new("1", "x", "new")));
        Assert.Empty(Store.Range(Notes, ByTag, "old", "old~", 9));
        Assert.Equal("new", Store.Range(Notes, ByTag, "new", "new~", 9).Single().Tag);
        Store.Apply(3, transaction => transaction.Put(Notes, new("1", "x", null)));
        Assert.Empty(Store.Range(Notes, ByTag, "", "\uFFFF", 9));
        Assert.Equal("x", All().Single().Text);
    }

    [Fact]
    public void A_deleted_document_is_gone_from_every_index()
    {
        Store.Apply(1, transaction => transaction.Put(Notes, new("1", "x", "t")));
        Store.Apply(2, transaction =>
        {
            transaction.Delete(Notes, "1");
            transaction.Delete(Notes, "2");
        });
        Assert.Null(Store.Get(Notes, "1"));
        Assert.Empty(All());
        Assert.Empty(Store.Range(Notes, ByTag, "", "\uFFFF", 9));
    }

    [Fact]
    public void Keys_and_ids_are_told_apart_and_ordered_ordinally()
    {
        Store.Apply(1, transaction =>
        {
            foreach (var text in Awkward) transaction.Put(Notes, new("id" + text, text, "same"));
        });
        var expected = Awkward.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, Store.Range(Notes, ByText, "", "\uFFFF", 99).Select(note => note.Text));
        Assert.Equal(Enumerable.Reverse(expected), Store.Range(Notes, ByText, "", "\uFFFF", 99, descending: true).Select(note => note.Text));
        Assert.Equal(expected, Store.Range(Notes, ByTag, "same", "same~", 99).Select(note => note.Text));
        Assert.Equal(Enumerable.Reverse(expected), Store.Range(Notes, ByTag, "same", "same~", 99, descending: true).Select(note => note.Text));
        foreach (var text in Awkward) Assert.Equal(text, Store.Get(Notes, "id" + text)?.Text);
    }

    [Fact]
    public void A_range_begins_with_its_first_key_and_ends_before_its_last()
    {
        Store.Apply(1, transaction =>
        {
            for (var i = 0; i < 10; i++) transaction.Put(Notes, new($"{i}", $"{i}", null));
        });
        Assert.Equal(["3", "4", "5"], Store.Range(Notes, ByText, "3", "6", 9).Select(note => note.Id));
        Assert.Equal(["3", "4"], Store.Range(Notes, ByText, "3", "6", 2).Select(note => note.Id));
        Assert.Equal(["5", "4"], Store.Range(Notes, ByText, "3", "6", 2, descending: true).Select(note => note.Id));
        Assert.Empty(Store.Range(Notes, ByText, "6", "3", 9));
        Assert.Empty(Store.Range(Notes, ByText, "3", "6", 0));
    }

    [Fact]
    public void A_change_that_throws_leaves_nothing_behind()
    {
        Store.Apply(1, transaction => transaction.Put(Notes, new("1", "kept", "t")));
        Assert.Throws<NotSupportedException>(() => Store.Apply(2, transaction =>
        {
            transaction.Put(Notes, new("1", "changed", "u"));
            transaction.Put(Notes, new("2", "new", "u"));
            throw new NotSupportedException();
        }));
        Assert.Equal(1, Store.AppliedSequence);
        Assert.Equal("kept", All().Single().Text);
        Assert.Empty(Store.Range(Notes, ByTag, "u", "v", 9));
        Store.Apply(2, transaction => transaction.Put(Notes, new("2", "later", "u")));
        Assert.Equal(2, All().Count);
    }

    [Fact]
    public void A_change_sees_itself_and_others_see_it_when_it_is_whole()
    {
        Store.Apply(1, transaction =>
        {
            transaction.Put(Notes, new("1", "x", "t"));
            Assert.Equal("x", transaction.Get(Notes, "1")?.Text);
            Assert.Single(transaction.Range(Notes, ByTag, "t", "u", 9));
            Assert.Null(Store.Get(Notes, "1"));
            transaction.Delete(Notes, "1");
            Assert.Null(transaction.Get(Notes, "1"));
            transaction.Put(Notes, new("1", "y", "t"));
        });
        Assert.Equal("y", Store.Get(Notes, "1")?.Text);
    }

    [Fact]
    public void The_sequence_number_never_goes_back()
    {
        Store.Apply(5, _ => { });
        Store.Apply(5, _ => { });
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.Apply(4, _ => { }));
        Assert.Equal(5, Store.AppliedSequence);
    }

    [Fact]
    public void Clearing_leaves_an_empty_store_that_works()
    {
        Store.Apply(7, transaction => transaction.Put(Notes, new("1", "x", "t")));
        Assert.NotNull(Store.Get(Notes, "1"));
        Store.Clear();
        Assert.Equal(0, Store.AppliedSequence);
        Assert.Null(Store.Get(Notes, "1"));
        Store.Apply(1, transaction => transaction.Put(Notes, new("1", "y", "t")));
        Assert.Equal("y", All().Single().Text);
    }

    [Fact]
    public void Refilling_leaves_what_was_filled_in_and_nothing_else()
    {
        Store.Apply(7, transaction => transaction.Put(Notes, new("1", "x", "t")));
        Store.Refill(() =>
        {
            Store.Apply(1, transaction => transaction.Put(Notes, new("2", "y", "t")));
            Store.Apply(2, transaction => transaction.Put(Notes, new("3", $"after {transaction.Get(Notes, "2")!.Text}", "t")));
        });
        Assert.Equal(["after y", "y"], All().Select(note => note.Text).Order(StringComparer.Ordinal));
        Assert.Equal(2, Store.AppliedSequence);
        Store.Apply(3, transaction => transaction.Put(Notes, new("4", "z", "t")));
        Assert.Equal("z", Store.Get(Notes, "4")?.Text);
    }

    [Fact]
    public void A_refill_that_fails_may_be_done_again()
    {
        Store.Apply(7, transaction => transaction.Put(Notes, new("1", "x", "t")));
        Assert.Throws<InvalidDataException>(() => Store.Refill(() =>
        {
            Store.Apply(1, transaction => transaction.Put(Notes, new("2", "y", "t")));
            throw new InvalidDataException();
        }));
        Assert.Null(Store.Get(Notes, "1"));
        Store.Refill(() => Store.Apply(1, transaction => transaction.Put(Notes, new("3", "z", "t"))));
        Assert.Equal("z", All().Single().Text);
    }

    [Fact]
    public void Readers_beside_the_writer_see_whole_changes_only()
    {
        const int Changes = 300;
        var torn = 0;
        Store.Apply(1, transaction => Write(transaction, 0));
        Thread[] readers =
        [
            .. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
            {
                while (Store.AppliedSequence < Changes)
                {
                    var ranks = All().Select(note => note.Rank).ToList();
                    if (ranks.Count != 5 || ranks.Distinct().Count() != 1) Interlocked.Increment(ref torn);
                }
            })),
        ];
        foreach (var reader in readers) reader.Start();
        for (var i = 2; i <= Changes; i++) Store.Apply(i, transaction => Write(transaction, i));
        foreach (var reader in readers) reader.Join();
        Assert.Equal(0, torn);

        static void Write(IDocumentTransaction transaction, int rank)
        {
            for (var id = 0; id < 5; id++) transaction.Put(Notes, new($"{id}", $"{id}", null, rank));
        }
    }

    public void Dispose()
    {
        opened?.Dispose();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected abstract IDocumentStore Create();

    protected virtual void CleanUp()
    {
        // Engines without files leave nothing.
    }

    private IReadOnlyList<Note> All() => Store.Range(Notes, ByText, "", "\uFFFF", 99);
}
