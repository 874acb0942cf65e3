using System.ComponentModel;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Door;

namespace Appliance.Firmware.Rest;

/// <summary>Who may sign in to the console.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("security").Needs(Access.AccountsRead);
        accounts.MapGet("/", List).WithName("listAccounts").Produces<IReadOnlyList<AccountResponse>>();
        accounts.MapPut("/{staffId}", PutAsync).WithName("putAccount").Needs(Access.AccountsWrite)
            .Produces<AccountResponse>().ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A person's sign-in; an absent password stays as it is. A new one ends their sessions.");
        accounts.MapDelete("/{staffId}", DeleteAsync).WithName("deleteAccount").Needs(Access.AccountsWrite)
            .Produces(204).ProducesProblem(422).ProducesProblem(503);
    }

    private static IResult List(IDocumentReader documents) => TypedResults.Ok<IReadOnlyList<AccountResponse>>(
        [.. AccountDesk.All(documents).Select(account => AccountResponse.Of(account, documents))]);

    private static async Task<IResult> PutAsync(
        string staffId, AccountRequest request, AccountDesk desk, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Staff, staffId) is not { Left: false }) return Problems.NotFound("この担当者はいません。");
        var refusal = await desk.DefineAsync(
            staffId, request.Login, request.Password, Door.CallerOf(context)!, cancellationToken);
        return refusal is null
            ? TypedResults.Ok(AccountResponse.Of(documents.Get(Collections.Accounts, staffId)!, documents))
            : Changes.ForRefusal(refusal);
    }

    private static async Task<IResult> DeleteAsync(
        string staffId, AccountDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var refusal = await desk.RemoveAsync(staffId, Door.CallerOf(context)!, cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Changes.ForRefusal(refusal);
    }
}

/// <summary>A person's sign-in as it should be.</summary>
internal sealed record AccountRequest(
    [property: Description("2–32 of a–z, 0–9, . _ - @; unique.")] string Login,
    [property: Description("At least 10 characters, no common one; absent: as before.")] string? Password = null);

/// <summary>A person's sign-in. The password is never told.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Login">The name they sign in with.</param>
/// <param name="PasswordSetAt">Since when it is that one.</param>
/// <param name="SignedInAt">The last time, or null.</param>
/// <param name="SignedInFrom">Remote address of it, or null.</param>
/// <param name="Refused">Refused sign-ins since then.</param>
/// <param name="SecondFactor">Whether signing in asks for a code of their phone, too.</param>
internal sealed record AccountResponse(
    string StaffId, string Login, DateTimeOffset PasswordSetAt, DateTimeOffset? SignedInAt, string? SignedInFrom, int Refused,
    bool SecondFactor)
{
    public static AccountResponse Of(AccountDocument account, IDocumentReader documents) => new(
        account.StaffId, account.Login, account.PasswordSetAt, account.SignedInAt, account.SignedInFrom, account.Refused,
        documents.Get(DoorCollections.SecondFactors, account.StaffId) is not null);
}
