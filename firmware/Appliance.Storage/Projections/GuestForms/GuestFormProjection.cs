using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.GuestForms;

/// <summary>Which form is good for whom; it is known after a restart, too.</summary>
internal sealed class GuestFormProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<GuestFormDocument> forms = new(GuestFormCollections.Forms, transaction);
    private GuestFormSettingsDocument? asked;

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case GuestFormConfigured it:
                asked = new(it.Settings);
                break;
            case GuestFormOffered it:
                forms.Put(new(it.MemberId, it.WordHash, entry.At, it.Until));
                break;
            case GuestFormFilled it when forms.Get(it.MemberId) is { } form && form.WordHash == it.WordHash:
                forms.Put(form with { FilledAt = entry.At, RequestKey = it.RequestKey });
                break;
            case MemberErased it:
                forms.Delete(it.MemberId);
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        forms.Flush();
        if (asked is not null) transaction.Put(GuestFormCollections.Asked, asked);
    }
}
