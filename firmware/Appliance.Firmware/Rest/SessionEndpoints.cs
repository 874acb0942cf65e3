using System.ComponentModel;
using System.Globalization;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Claiming the appliance, signing in and out, one's own password, sessions.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/claim", ClaimAsync).WithName("claim").WithTags("security").OpenToAnyone()
            .LimitKnocks().Produces<SessionResponse>()
            .ProducesProblem(401).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Makes the holder of the code given at the counter the owner, and signs them in.");

        var session = routes.MapGroup("/api/v1/session").WithTags("security").Needs(Access.OwnAccount);
        session.MapGet("/", Current).WithName("getSession").OpenToAnyone().Produces<SessionResponse>()
            .WithSummary("Who is signed in, if anybody, and what they may.");
        session.MapPost("/", SignInAsync).WithName("signIn").OpenToAnyone().LimitKnocks()
            .Produces<SessionResponse>().ProducesProblem(401).ProducesProblem(429).ProducesProblem(503);
        session.MapDelete("/", SignOutAsync).WithName("signOut").Produces(204);
        session.MapPut("/password", ChangePasswordAsync).WithName("changePassword")
            .LimitKnocks().Produces(204).ProducesProblem(422).ProducesProblem(429)
            .ProducesProblem(503).WithSummary("Changes one's own password; the other sessions of that person end.");

        var sessions = routes.MapGroup("/api/v1/sessions").WithTags("security").Needs(Access.OwnAccount);
        sessions.MapGet("/", List).WithName("listSessions").Produces<IReadOnlyList<SessionItem>>()
            .WithSummary("One's own sessions; the owner sees everybody's.");
        sessions.MapDelete("/{id}", EndAsync).WithName("endSession").Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> ClaimAsync(
        ClaimRequest request, AccountDesk accounts, SignInDesk desk, SessionDescriber describe, HttpContext context,
        CancellationToken cancellationToken)
    {
        var from = Door.AddressOf(context);
        var claimed = await accounts.ClaimAsync(
            request.Code, request.Name, request.Login, request.Password, from, cancellationToken);
        if (claimed.Code is { } wrong)
        {
            return wrong == ClaimRefusal.WrongCode
                ? Problems.Of(StatusCodes.Status401Unauthorized, "code-wrong",
                    "コードが違うか、もう使われています。レジで新しいコードを出してください。")
                : Problems.Of(StatusCodes.Status429TooManyRequests, "code-closed",
                    "間違いが続いたため、しばらく受け付けません。1分待ってからもう一度どうぞ。");
        }

        if (claimed.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var begun = await desk.BeginAsync(claimed.StaffId!, from, AgentOf(context), isByCode: true, cancellationToken);
        return await BeganAsync(begun, desk, describe, context, cancellationToken);
    }

    private static SessionResponse Current(SessionDescriber describe, HttpContext context) =>
        describe.Of((Door.CallerOf(context) as PersonCalling)?.Session);

    private static async Task<IResult> SignInAsync(
        SignInRequest request, SignInDesk desk, SessionDescriber describe, HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await desk.SignInAsync(
            request.Login, request.Password, request.Code, Door.AddressOf(context), AgentOf(context), cancellationToken);
        if (result.Wait > TimeSpan.Zero)
        {
            var seconds = (int)Math.Ceiling(result.Wait.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Problems.Of(StatusCodes.Status429TooManyRequests, "sign-in-wait",
                $"間違いが続いたため、あと{seconds}秒待ってからもう一度どうぞ。お急ぎのときはレジで 00000 担当 を押すと、オーナー用のコードが出ます。");
        }

        return result.Factor switch
        {
            FactorTrouble.Needed => Problems.Of(StatusCodes.Status401Unauthorized, "second-factor-needed",
                "スマートフォンの認証アプリに出ている6桁のコードを入れてください。"),
            FactorTrouble.Wrong => Problems.Of(StatusCodes.Status401Unauthorized, "second-factor-wrong",
                "コードが違うか、もう使われています。新しいコードが出るのを待って、もう一度どうぞ。"),
            _ => await BeganAsync(result, desk, describe, context, cancellationToken),
        };
    }

    /// <summary>Whoever signs in anew in the same browser ends the session it had: it would be nobody's, and go on.</summary>
    private static async Task<IResult> BeganAsync(
        SignInResult result, SignInDesk desk, SessionDescriber describe, HttpContext context, CancellationToken cancellationToken)
    {
        if (result.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        if (result.Session is not { } session)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-wrong", "ログイン名かパスワードが違います。");
        }

        if (Door.CallerOf(context) is PersonCalling before)
            await desk.EndAsync(it => it == before.Session, before, cancellationToken);
        SessionCookie.Write(context, result.Secret!);
        return TypedResults.Ok(describe.Of(session));
    }

    private static async Task<IResult> SignOutAsync(SignInDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        await desk.EndAsync(session => session == person.Session, person, cancellationToken);
        SessionCookie.Clear(context);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(
        PasswordRequest request, AccountDesk accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        var refusal = await accounts.ChangePasswordAsync(person, request.Current, request.Wanted, cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Changes.ForRefusal(refusal);
    }

    private static IResult List(Sessions sessions, IDocumentReader documents, HttpContext context)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        return TypedResults.Ok<IReadOnlyList<SessionItem>>(
        [
            .. sessions.All.Where(it => it.StaffId == person.StaffId || person.Has(Access.AccountsRead)).Select(it => new SessionItem(
                it.Id,
                it.StaffId,
                documents.Get(Collections.Staff, it.StaffId)?.Name ?? it.StaffId,
                it.From,
                it.Agent,
                it.BeganAt,
                it.SeenAt,
                Sessions.EndOf(it),
                it == person.Session)),
        ]);
    }

    private static async Task<IResult> EndAsync(
        string id, SignInDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var person = (PersonCalling)Door.CallerOf(context)!;
        var ended = await desk.EndAsync(
            session => session.Id == id && (session.StaffId == person.StaffId || person.Has(Access.AccountsWrite)),
            person, cancellationToken);
        if (ended == 0) return Problems.NotFound("このサインインはもう終わっています。");
        if (id == person.Session.Id) SessionCookie.Clear(context);
        return TypedResults.NoContent();
    }

    private static string AgentOf(HttpContext context) => context.Request.Headers.UserAgent.ToString();
}

/// <summary>Says who a session is of and what they may.</summary>
internal sealed class SessionDescriber(AccountDesk accounts, Duties duties, IDocumentReader documents)
{
    public SessionResponse Of(Session? session)
    {
        if (session is null) return new(accounts.HasOwner, accounts.HasOwner ? null : accounts.FirstOwner?.Name, null);
        var person = documents.Get(Collections.Staff, session.StaffId)!;
        var account = documents.Get(Collections.Accounts, session.StaffId)!;
        var owes = duties.Of(account, person.Role, session);
        PersonCalling calling = new(person.Id, person.Role, session, session.From, owes);
        return new(accounts.HasOwner, null, new(
            session.Id, person.Id, person.Name, person.Role, account.Login, [.. Enum.GetValues<Access>().Where(calling.Has)],
            session.Csrf, Sessions.EndOf(session), account.PasswordSetAt, owes));
    }
}

/// <summary>Makes the owner's account.</summary>
internal sealed record ClaimRequest(
    [property: Description("The code given at the counter; case and dashes do not matter.")] string Code,
    string Login,
    [property: Description("At least 10 characters, no common one.")] string Password,
    [property: Description("The owner's name as printed; absent: as it is.")] string? Name = null);

/// <summary>Signs in.</summary>
internal sealed record SignInRequest(
    string Login,
    string Password,
    [property: Description("Who set up a second factor: the six digits of the phone, or a code for a lost one.")] string? Code = null);

/// <summary>Changes one's own password.</summary>
internal sealed record PasswordRequest(string Current, string Wanted);

/// <summary>Who is signed in.</summary>
/// <param name="Claimed">Whether the appliance has an owner; else the code given at the counter makes one.</param>
/// <param name="OwnerName">While it has none: whose account the code would make, or null.</param>
/// <param name="Person">Who is signed in, or null.</param>
internal sealed record SessionResponse(bool Claimed, string? OwnerName, SignedInPerson? Person);

/// <summary>A person who is signed in.</summary>
/// <param name="SessionId">Names the session.</param>
/// <param name="StaffId">Who.</param>
/// <param name="Name">As printed.</param>
/// <param name="Role">What they are trusted with.</param>
/// <param name="Login">The name they sign in with.</param>
/// <param name="Access">What they may.</param>
/// <param name="Csrf">For the header <c>X-Csrf-Token</c> of every change.</param>
/// <param name="EndsAt">When the session ends should nobody use it.</param>
/// <param name="PasswordSetAt">Since when the password is that one.</param>
/// <param name="Owes">What has to be done in アカウント before anything else may, or null.</param>
internal sealed record SignedInPerson(
    string SessionId,
    string StaffId,
    string Name,
    StaffRole Role,
    string Login,
    IReadOnlyList<Access> Access,
    string Csrf,
    DateTimeOffset EndsAt,
    DateTimeOffset PasswordSetAt,
    Duty? Owes);

/// <summary>A session in a list.</summary>
internal sealed record SessionItem(
    string Id,
    string StaffId,
    string Name,
    string From,
    string Agent,
    DateTimeOffset BeganAt,
    DateTimeOffset SeenAt,
    DateTimeOffset EndsAt,
    bool Current);
