using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Money;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appliance.Firmware.Rest;

/// <summary>The web side: REST, OpenAPI, Swagger UI and the console's files.</summary>
internal static class RestSetup
{
    public static void AddRest(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Idempotency>();
        services.AddSingleton<DoorLimits>();
        services.AddSingleton<CallerLimits>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", Describe);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, token) =>
        {
            // Amounts are plain integers of whole yen on the wire.
            var type = context.JsonTypeInfo.Type;
            if (type == typeof(Yen)) (schema.Type, schema.Format) = (JsonSchemaType.Integer, "int64");
            if (type == typeof(Yen?)) (schema.Type, schema.Format) = (JsonSchemaType.Integer | JsonSchemaType.Null, "int64");
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>)) return AsArrayAsync(schema, context, token);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            // Each says which scope it needs, or that it needs none.
            var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<Needs>().LastOrDefault();
            if (needs?.Access is { } access)
            {
                var name = JsonSerializer.Serialize(access).Trim('"');
                (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))
                    ["x-needs"] = new JsonNodeExtension(name);
            }
            else
            {
                operation.Security = [];
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Appliance", Version = "v1", Description = "The local REST interface of the POS appliance." };
            document.Servers = [];
            OpenApiSecurityScheme bearer = new() { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.AddComponent("bearer", bearer);
            ConditionSchema.Describe(document);
            foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
            {
                // Where a value may be absent, the place that uses it says so; the values themselves are never null.
                if (schema.Enum is { } values) schema.Enum = [.. values.Where(value => value is not null && !JsonNullSentinel.IsJsonNullSentinel(value))];
            }

            OpenApiSecurityScheme session = new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.PlainName,
                Description = $"A person's session; with TLS {SessionCookie.SecureName}. Changes bring the header {Door.CsrfHeader} along.",
            };
            document.AddComponent("session", session);
            document.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("session", document)] = [] },
            ];
            return Task.CompletedTask;
        });
    }

    /// <summary>Lists of the domain are arrays; their converter hides it from the generator.</summary>
    private static async Task AsArrayAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken token)
    {
        schema.Type = schema.Type is { } known && known.HasFlag(JsonSchemaType.Null)
            ? JsonSchemaType.Array | JsonSchemaType.Null
            : JsonSchemaType.Array;
        schema.Items = await context.GetOrCreateSchemaAsync(context.JsonTypeInfo.Type.GenericTypeArguments[0], cancellationToken: token);
    }

    public static void UseRest(this WebApplication web)
    {
        web.Use(next => context => PlainHttp.InvokeAsync(context, next));
        web.UseExceptionHandler(handler => handler.Run(Problems.HandleAsync));
        web.UseStatusCodePages(empty => Problems.WriteStatusAsync(empty.HttpContext, empty.HttpContext.Response.StatusCode));
        web.Use(next => context =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = SecurityPolicy.Plain;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (SecurityPolicy.BindsToTls(context.Request)) headers.StrictTransportSecurity = SecurityPolicy.ForAYear;
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            if (context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
            return next(context);
        });
        web.Use(next => context => context.RequestServices.GetRequiredService<DoorLimits>().InvokeAsync(context, next));
        web.Use(next => context => Door.InvokeAsync(context, next));
        web.Use(next => context => context.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(context, next));
        web.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "api";
            ui.SwaggerEndpoint("/openapi/v1.json", "Appliance v1");
        });
        web.UseConsoleFiles();
        web.UsePagesAndNothing();

        web.MapOpenApi("/openapi/{documentName}.json").OpenToAnyone();
        web.MapHealth();
        web.MapSession();
        web.MapSecondFactor();
        web.MapAccounts();
        web.MapTokens();
        web.MapNetwork();
        web.MapDailyWork();
        web.MapGuestForms();
        web.MapLine();
        web.MapKartePhotos();
        web.MapJournal();
        web.MapDeviceKey();
        web.MapBackup();
        web.MapProgram();
        web.MapDevices();
        web.MapShopFile();
        web.MapEvents();
        web.MapKeyboard();
        web.MapGate();
        web.MapVirtual();
        web.MapVirtualDevices();
    }

    /// <summary>
    /// What the shop asks and says in its daily work. All of it is answered from the store and the station loop, so that a scenario
    /// reaches the very same endpoints (<see cref="Replay.ScenarioConsole"/>).
    /// </summary>
    public static void MapDailyWork(this IEndpointRouteBuilder routes)
    {
        routes.MapSales();
        routes.MapRegister();
        routes.MapProducts();
        routes.MapStock();
        routes.MapToday();
        routes.MapReports();
        routes.MapShop();
        routes.MapWorkTimes();
        routes.MapMembers();
        routes.MapLoyalty();
        routes.MapGiftCards();
        routes.MapFigures();
        routes.MapSegments();
        routes.MapAnalysis();
        routes.MapMemberActs();
        routes.MapRoster();
        routes.MapMemberImports();
        routes.MapMerges();
        routes.MapPrivacy();
        routes.MapCampaigns();
        routes.MapCare();
        routes.MapKarte();
        routes.MapKarteOfShop();
        routes.MapBookings();
        routes.MapBookingSetup();
        routes.MapWaiting();
    }

    /// <summary>Every address that is no endpoint and no file is a page of the console; under /api it is nothing.</summary>
    private static void UsePagesAndNothing(this WebApplication web)
    {
        var index = Path.Combine(web.Environment.WebRootPath ?? "", "index.html");
        web.Use(next => context =>
        {
            if (context.GetEndpoint() is not null) return next(context);
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not-found", "この宛先はありません。");
            }

            if (!File.Exists(index))
            {
                return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "console-not-built",
                    "コンソールがビルドされていません（Node.js が必要です）。REST は /api で使えます。");
            }

            return WritePageAsync(context, index);
        });
    }

    private static async Task WritePageAsync(HttpContext context, string index)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecurityPolicy.NonceBytes));
        var page = await File.ReadAllTextAsync(index, context.RequestAborted);
        context.Response.Headers.ContentSecurityPolicy = SecurityPolicy.WithNonce(nonce);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(
            page.Replace(SecurityPolicy.NoncePlaceholder, nonce, StringComparison.Ordinal), context.RequestAborted);
    }
}
