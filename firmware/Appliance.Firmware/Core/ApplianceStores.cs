using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Core;

/// <summary>Journal, keys and store of a data folder, opened and brought in step.</summary>
internal sealed class ApplianceStores : IDisposable
{
    private const int ErasedBatch = 1_000;

    private readonly MemberKeyring keyring;
    private readonly DataFolder folder;
    private readonly IJournalFiles files;
    private readonly Action<Span<byte>>? random;

    // Nobody reads the keys' files while one of them is being replaced.
    private readonly Lock keyGate = new();
    private DeviceKey? key;
    private readonly Func<Books> makeTraining;
    private Journal? trainingJournal;
    private Books? training;

    private ApplianceStores(
        Journal journal,
        MemberKeyring keyring,
        CardHasher hasher,
        IDocumentStore documents,
        DeviceKey? key,
        DataFolder folder,
        IJournalFiles files,
        TimeProvider time,
        Action<Span<byte>>? random)
    {
        (Journal, this.keyring, CardHasher, Documents, this.key) = (journal, keyring, hasher, documents, key);
        (this.folder, this.files, this.random) = (folder, files, random);
        makeTraining = () => TrainingOf(OpenTraining(folder.Training, files, time, random));
        Projector = new(documents);
    }

    public Journal Journal { get; }

    public IDocumentStore Documents { get; }

    public Projector Projector { get; }

    public CardHasher CardHasher { get; }

    /// <summary>Why a sealed segment is not as it was written, or null.</summary>
    public string? SealedFault { get; private set; }

    /// <summary>Opens a data folder; an empty one becomes the preset's shop.</summary>
    /// <exception cref="JournalDamagedException">The journal is not whole.</exception>
    public static ApplianceStores Open(
        DataFolder folder,
        IJournalFiles files,
        ShopPreset preset,
        Func<IDocumentStore> openStore,
        TimeProvider time,
        IJournalSigner? signer = null,
        Action<Span<byte>>? random = null)
    {
        signer ??= DeviceKey.OpenOrCreate(folder.DeviceKey, files, random);
        var memberKeys = MemberKeyring.Open(folder.MemberKeys, files, random);
        var hasher = CardHasher.OpenOrCreate(folder.CardHashKey, files, random);
        var journal = Journal.Open(new() { Folder = folder.Journal }, files, signer, memberKeys);
        ApplianceStores stores = new(
            journal, memberKeys, hasher, openStore(), signer as DeviceKey, folder, files, time, random);
        try
        {
            stores.TryFinishKeyChange();
            if (journal.LastSequence == 0) stores.SetUp(preset, time);
            stores.CatchUp();
            stores.FinishErasures();
            return stores;
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    /// <summary>Throws the projections away and makes them anew from the journal.</summary>
    public void Rebuild() => Projector.Rebuild(Journal);

    /// <summary>Destroys the keys of members whose erasure, or whose import's end, is in the journal.</summary>
    /// <exception cref="IOException">The disk refused; the next start does it.</exception>
    public void DestroyKeys(IEnumerable<string> memberIds) => keyring.Destroy(memberIds);

    /// <summary>Makes the key that is to follow the device's own; nothing is signed with it yet.</summary>
    /// <returns>What <c>device-key.changed</c> has to carry.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    public string PrepareKey()
    {
        lock (keyGate)
        {
            var own = key ?? throw new InvalidOperationException("These stores do not sign with a key of the device.");
            return Convert.ToBase64String(own.PrepareNext(folder.DeviceKey, files, random).PublicKeySpki.Span);
        }
    }

    /// <summary>Destroys the one of two keys that the journal does not go on with; nothing happens while there is one.</summary>
    /// <exception cref="IOException">The disk refused; the next start does it.</exception>
    public void FinishKeyChange()
    {
        lock (keyGate)
        {
            Journal.KeepKeys();
            key = key?.Settle(Journal.Keys.Current, folder.DeviceKey, files);
        }
    }

    /// <summary>Reads keys' files while none of them is being replaced.</summary>
    public T WhileKeysRest<T>(Func<T> read)
    {
        lock (keyGate) return read();
    }

    /// <summary>The books of training mode; opened when they are first used.</summary>
    public Books OpenTraining() => training ??= makeTraining();

    /// <summary>One slice of work that can wait: seals a finished day, else checks a sealed one.</summary>
    public void KeepHouse()
    {
        try
        {
            if (!Journal.SealPending() && !Journal.VerifyNextSealed()) Documents.Checkpoint();
        }
        catch (Exception exception) when (exception is JournalDamagedException or IOException)
        {
            SealedFault = exception.Message;
        }
    }

    public void Dispose()
    {
        Documents.Dispose();
        Journal.Dispose();
        (training?.Documents as IDisposable)?.Dispose();
        trainingJournal?.Dispose();
        keyring.Dispose();
        key?.Dispose();
    }

    /// <summary>A store that turns out damaged is thrown away: nothing is in it that the journal does not have.</summary>
    private void CatchUp()
    {
        try
        {
            Projector.CatchUp(Journal);

            // What the station starts from has to be readable, too, and the head of everything else.
            foreach (var collection in Collections.All) collection.Touch(Documents);
            _ = StateLoader.Load(Documents, NoLookup.Instance);
        }
        catch (DocumentStoreDamagedException)
        {
            Projector.Rebuild(Journal);
        }
    }

    /// <summary>A stop in the middle of a change of key is made good; a full disk is no reason not to start.</summary>
    private void TryFinishKeyChange()
    {
        try
        {
            FinishKeyChange();
        }
        catch (IOException)
        {
            // Both keys are still there.
        }
    }

    /// <summary>A stop between an erasure's entry and the end of the member's key is made good.</summary>
    private void FinishErasures()
    {
        var from = "";
        while (true)
        {
            var erased = Documents.Range(Collections.Members, Collections.MembersErased, from, Collections.End, ErasedBatch);
            keyring.Destroy(erased.Select(member => member.Id));
            if (erased.Count < ErasedBatch) return;
            from = erased[^1].Id + "\0";
        }
    }

    private static Journal OpenTraining(
        DataFolder folder, IJournalFiles files, TimeProvider time, Action<Span<byte>>? random)
    {
        var signer = DeviceKey.OpenOrCreate(folder.DeviceKey, files, random);
        var members = MemberKeyring.Open(folder.MemberKeys, files, random);
        var journal = Journal.Open(new() { Folder = folder.Journal }, files, signer, members);
        if (journal.LastSequence == 0)
        {
            EntryData[] entries = [new JournalOpened(journal.PublicKey)];
            journal.Append(Decider.Import(ApplianceState.Empty, entries, time.GetUtcNow()).Entries);
        }

        return journal;
    }

    private Books TrainingOf(Journal journal)
    {
        trainingJournal = journal;
        MemoryDocumentStore documents = new();
        Projector projector = new(documents);
        projector.CatchUp(journal);
        StoredLookup lookup = new(documents, Documents, CardHasher);
        return new(journal, projector, documents, lookup, StateLoader.Load(documents, lookup));
    }

    private void SetUp(ShopPreset preset, TimeProvider time)
    {
        EntryData[] entries = [new JournalOpened(Journal.PublicKey), .. preset.Entries(uid => CardHasher.Hash(uid))];
        Journal.Append(Decider.Import(ApplianceState.Empty, entries, time.GetUtcNow()).Entries);
    }
}
