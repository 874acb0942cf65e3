using System.ComponentModel;
using Appliance.Domain.Staff;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>One's own second factor (2段階認証), and an owner's way to take somebody's away.</summary>
internal static class SecondFactorEndpoints
{
    /// <summary>Half-width characters of paper the QR code is drawn as for: more than it is wide.</summary>
    private const int PictureColumns = 32;

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/v1/session/second-factor").WithTags("security").Needs(Access.OwnAccount);
        own.MapGet("/", Get).WithName("getSecondFactor").Produces<SecondFactorResponse>();
        own.MapPost("/", BeginAsync).WithName("beginSecondFactor").LimitKnocks()
            .Produces<SecondFactorBegun>().ProducesProblem(422).ProducesProblem(429)
            .WithSummary("Makes a secret for one's phone, as text and QR code; it counts once a code of it was shown.");
        own.MapPut("/", SetAsync).WithName("setSecondFactor").LimitKnocks()
            .Produces<SecondFactorCodes>().ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Sets what was begun; answers with the codes for a lost phone, which are told this once.");
        own.MapPost("/remove", RemoveAsync).WithName("removeSecondFactor").LimitKnocks()
            .Produces(204).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Takes one's own away again, with the password.");
        routes.MapDelete("/api/v1/accounts/{staffId}/second-factor", RemoveOfAsync).WithName("removeSecondFactorOf")
            .WithTags("security").Needs(Access.AccountsWrite).Produces(204).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Takes somebody's away who lost their phone and their codes.");
        var roles = routes.MapGroup("/api/v1/second-factor/roles").WithTags("security").Needs(Access.StaffRead);
        roles.MapGet("/", (Duties duties) => TypedResults.Ok(duties.Demanded)).WithName("getSecondFactorRoles")
            .WithSummary("Roles whose people have to have a second factor.");
        roles.MapPut("/", DemandAsync).WithName("putSecondFactorRoles").Needs(Access.AccountsWrite)
            .Produces<IReadOnlyList<StaffRole>>().ProducesProblem(503)
            .WithSummary("Who has none yet sets it at the next sign-in before anything else; the counter's code does without.");
    }

    private static IResult Get(SecondFactors factors, HttpContext context)
    {
        var factor = factors.Of(((PersonCalling)Door.CallerOf(context)!).StaffId);
        return TypedResults.Ok(new SecondFactorResponse(factor?.Since, factor?.RecoveryHashes.Count ?? 0));
    }

    private static async Task<IResult> BeginAsync(
        SecondFactorBeginning request, SecondFactors factors, AccountDesk accounts, IDocumentReader documents, StationLoop station,
        HttpContext context, CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        if (await accounts.CheckPasswordAsync(person.StaffId, request.Password, cancellationToken) is { } refusal)
        {
            return Changes.ForRefusal(refusal);
        }

        var secret = TimeCode.Text(factors.Begin(person.StaffId));
        var login = documents.Get(Collections.Accounts, person.StaffId)!.Login;
        var issuer = Uri.EscapeDataString(station.RealState.Goods.Shop?.Name ?? "Appliance");
        var uri = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(login)}?secret={secret}&issuer={issuer}";
        var picture = PaperPicture.Draw(new([new PrintQrCode(uri), new PrintCut()]), PictureColumns);
        return TypedResults.Ok(new SecondFactorBegun(secret, uri, picture.Svg));
    }

    /// <summary>Other sessions of the person end, as with a new password: they may be why it is set.</summary>
    private static async Task<IResult> SetAsync(
        SecondFactorConfirming request, SecondFactors factors, SignInDesk desk, HttpContext context,
        CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        var (codes, refusal) = await factors.SetAsync(person, request.Code, cancellationToken);
        if (refusal is not null) return Changes.ForRefusal(refusal);
        await desk.EndAsync(it => it.StaffId == person.StaffId && it != person.Session, person, cancellationToken);
        return TypedResults.Ok(new SecondFactorCodes(codes));
    }

    private static async Task<IResult> RemoveAsync(
        SecondFactorBeginning request, SecondFactors factors, AccountDesk accounts, Duties duties, HttpContext context,
        CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        if (duties.Demanded.Contains(person.Role))
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "second-factor-demanded",
                "このお店では、この役割の人に2段階認証が必要です。スマートフォンを替えるときは「スマートフォンを替える」を押してください。");
        }

        var refusal = await accounts.CheckPasswordAsync(person.StaffId, request.Password, cancellationToken)
            ?? await factors.RemoveAsync(person.StaffId, person, cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Changes.ForRefusal(refusal);
    }

    private static async Task<IResult> DemandAsync(
        IReadOnlyList<StaffRole> roles, Duties duties, HttpContext context, CancellationToken cancellationToken)
    {
        var refusal = await duties.DemandAsync(roles, Door.CallerOf(context)!, cancellationToken);
        return refusal is null ? TypedResults.Ok(duties.Demanded) : Changes.ForRefusal(refusal);
    }

    private static async Task<IResult> RemoveOfAsync(
        string staffId, SecondFactors factors, HttpContext context, CancellationToken cancellationToken)
    {
        var refusal = await factors.RemoveAsync(staffId, Door.CallerOf(context)!, cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Changes.ForRefusal(refusal);
    }
}

/// <summary>Shows once more who one is.</summary>
internal sealed record SecondFactorBeginning(string Password);

/// <summary>Shows that the phone counts the same.</summary>
internal sealed record SecondFactorConfirming([property: Description("The six digits the phone shows now.")] string Code);

/// <summary>One's second factor.</summary>
/// <param name="Since">Since when, or null without one.</param>
/// <param name="RecoveryCodesLeft">Codes for a lost phone that are still good.</param>
internal sealed record SecondFactorResponse(DateTimeOffset? Since, int RecoveryCodesLeft);

/// <summary>A secret that waits for its first code.</summary>
/// <param name="Secret">To type into the phone, Base32.</param>
/// <param name="Uri">What the QR code says.</param>
/// <param name="Picture">The QR code, an SVG document.</param>
internal sealed record SecondFactorBegun(string Secret, string Uri, string Picture);

/// <summary>Codes for a lost phone, each good once.</summary>
internal sealed record SecondFactorCodes(IReadOnlyList<string> Codes);
