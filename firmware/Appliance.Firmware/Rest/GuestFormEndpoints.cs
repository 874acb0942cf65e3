using System.ComponentModel;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GuestForms;

namespace Appliance.Firmware.Rest;

/// <summary>
/// Forms that guests fill in themselves: handed out by staff, opened by whoever has the word of one. The word comes in the body,
/// so that it stands in no address and no log; what is answered says nothing about the member.
/// </summary>
internal static class GuestFormEndpoints
{
    /// <summary>Half-width characters of paper the QR code is drawn as for, and dots of its modules: it fills it but for its margin.</summary>
    private const int PictureColumns = 32;

    private const int PictureModuleDots = 8;

    public static void MapGuestForms(this IEndpointRouteBuilder routes)
    {
        var handed = routes.MapGroup("/api/v1/members/{id}/guest-form").WithTags("members").Needs(Access.MembersWrite);
        handed.MapPost("/", OfferAsync).WithName("offerGuestForm")
            .Produces<GuestFormOffer>().ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A form for this member to fill in on a phone, once and for a while; an earlier one is good no more.");
        handed.MapGet("/", Handed).WithName("getGuestForm").Produces<GuestFormState>().ProducesProblem(404)
            .WithSummary("Whether the member's form is open or filled in.");
        handed.MapPost("/paper", Print).WithName("printGuestForm").Produces(202).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Prints a form that is open, as QR.");

        var asked = routes.MapGroup("/api/v1/roster/guest-form").WithTags("members").Needs(Access.MembersRead);
        asked.MapGet("/", (IDocumentReader documents) => TypedResults.Ok(GuestFormCollections.Settings(documents)))
            .WithName("getGuestFormSettings").Produces<GuestFormSettings>();
        asked.MapPut("/", PutAsync).WithName("putGuestFormSettings").Needs(Access.SettingsWrite)
            .Produces<GuestFormSettings>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);

        var guest = routes.MapGroup("/api/v1/guest-form").WithTags("guests").OpenToAnyone();
        guest.MapPost("/look", Look).WithName("lookAtGuestForm").LimitKnocks()
            .Produces<GuestFormAsked>().ProducesProblem(422).ProducesProblem(429)
            .WithSummary("What an open form asks: the shop's questions and sentences, nothing about the member.");
        guest.MapPost("/address", Address).WithName("findAddressOfGuest").LimitKnocks()
            .Produces<AddressResponse>().ProducesProblem(422).ProducesProblem(429)
            .WithSummary("Addresses of a postal code, for who has an open form.");
        guest.MapPost("/fill", FillAsync).WithName("fillGuestForm").LimitKnocks()
            .Produces(204).ProducesProblem(400).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("The guest's answer; after it the form is used. The same answer sent again is taken as that.");
    }

    private static async Task<IResult> OfferAsync(
        string id, GuestFormDesk desk, IDocumentReader documents, HttpContext context, CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return MembersEndpoints.Missing(id);
        var (made, refusal) = await desk.OfferAsync(id, Authors.Reader(context), cancellationToken);
        if (made is null) return Changes.ForRefusal(refusal!);
        var picture = made.Address is { } address
            ? PaperPicture.Draw(new([new PrintQrCode(address, PictureModuleDots), new PrintCut()]), PictureColumns).Svg
            : null;
        return TypedResults.Ok(new GuestFormOffer(made.Word, $"{GuestFormDesk.Page}#{made.Word}", made.Address, picture, made.Until));
    }

    private static IResult Handed(string id, IDocumentReader documents) =>
        MergedMembers.Living(documents, id) is not { } member
            ? MembersEndpoints.Missing(id)
            : TypedResults.Ok(documents.Get(GuestFormCollections.Forms, member.Id) is { } form
                ? new GuestFormState(form.Since, form.Until, form.FilledAt)
                : new GuestFormState(null, null, null));

    private static IResult Print(string id, GuestFormWord request, GuestFormDesk desk, IDocumentReader documents) =>
        documents.Get(Collections.Members, id) is null ? MembersEndpoints.Missing(id)
        : desk.Print(id, request.Word) is { } no ? Problems.Refused(no)
        : TypedResults.Accepted((string?)null);

    private static async Task<IResult> PutAsync(
        GuestFormSettings settings, StationLoop station, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader => settings.Check(RosterCollections.Definitions(reader)) is { } no
                ? ChangeRequested.No(no)
                : new ChangeRequested([new GuestFormConfigured(settings)], By: Authors.Reader(context)),
            cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Ok(settings);
    }

    private static IResult Look(
        GuestFormWord request, GuestFormDesk desk, IDocumentReader documents, StationLoop station, PostalCodes codes)
    {
        var (form, no) = desk.Find(documents, request.Word);
        return form is null ? Problems.Refused(no!) : TypedResults.Ok(GuestFormAsked.Of(documents, station, codes, form.Until));
    }

    private static IResult Address(GuestFormAddress request, GuestFormDesk desk, IDocumentReader documents, PostalCodes codes) =>
        desk.Find(documents, request.Word) is { No: { } no }
            ? Problems.Refused(no)
            : TypedResults.Ok(AddressResponse.Of(request.PostalCode, codes));

    private static async Task<IResult> FillAsync(
        GuestFormAnswer request, GuestFormDesk desk, StationLoop station, IDocumentReader documents, PostalCodes codes,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!request.HasKey) return Problems.Invalid("request-key-invalid", "requestKey は16～64文字の英数字です。");
        if (GuestFormDesk.IsTakenIn(documents, request.Word, request.RequestKey)) return TypedResults.NoContent();
        IReadOnlyList<FieldProblem> problems = [];
        var today = ShopDay.Today(station, time);
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var (form, no) = desk.Find(reader, request.Word);
                if (form is null) return ChangeRequested.No(no!);
                var asked = GuestFormAsked.Of(reader, station, codes, form.Until);
                if (asked.Version != request.Version) return ChangeRequested.No(GuestFormRefusals.Changed);
                var (answer, found) = request.Read(reader, today);
                problems = found;
                if (found.Count > 0) return ChangeRequested.No(new("not-so", found[0].Text, Domain.DisplayPage.Blank));
                return Taken(reader, form, answer, request.RequestKey);
            },
            cancellationToken);
        if (problems.Count > 0) return MemberProblems.Of(problems);
        if (outcome.Refusal is not { } refusal) return TypedResults.NoContent();

        // The same answer may have been on its way twice.
        return GuestFormDesk.IsTakenIn(documents, request.Word, request.RequestKey)
            ? TypedResults.NoContent()
            : Changes.ForRefusal(refusal);
    }

    private static ChangeRequested Taken(IDocumentReader documents, GuestFormDocument form, GuestAnswer answer, string requestKey)
    {
        if (MergedMembers.Living(documents, form.MemberId) is not { IsErased: false } member)
            return ChangeRequested.No(GuestFormRefusals.Unknown);
        var settings = GuestFormCollections.Settings(documents);
        return new(
            [
                new GuestFormFilled(form.MemberId, form.WordHash, requestKey),
                .. GuestFormRules.Entries(
                    member.Id, member.Profile, answer, settings, RosterCollections.Settings(documents).ConsentWording),
            ],
            By: GuestFormFilled.ByGuest);
    }
}

/// <summary>A form as it is handed out.</summary>
/// <param name="Word">Opens it; told this once.</param>
/// <param name="Page">Its page on whatever host the console is.</param>
/// <param name="Address">Where a guest's own phone finds it; null as long as the network is closed.</param>
/// <param name="Picture">The address as QR code (SVG), or null.</param>
/// <param name="Until">When it ends.</param>
internal sealed record GuestFormOffer(string Word, string Page, string? Address, string? Picture, DateTimeOffset Until);

/// <summary>The form that was last handed out for a member.</summary>
/// <param name="Since">When; null: there was none.</param>
/// <param name="Until">When it ends.</param>
/// <param name="FilledAt">When the guest filled it in, or null.</param>
internal sealed record GuestFormState(DateTimeOffset? Since, DateTimeOffset? Until, DateTimeOffset? FilledAt);

/// <summary>The word of a form.</summary>
internal sealed record GuestFormWord([property: Description("26 letters and digits.")] string Word);

/// <summary>A postal code to look up.</summary>
internal sealed record GuestFormAddress(string Word, [property: Description("Seven digits (〒).")] string PostalCode);
