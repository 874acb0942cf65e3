using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Money;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.OpenApi;

namespace Appliance.Firmware.Rest;

/// <summary>The web side: REST, OpenAPI, Swagger UI and the console's files.</summary>
internal static class RestSetup
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void AddRest(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Idempotency>();
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
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Appliance", Version = "v1", Description = "The local REST interface of the POS appliance." };
            document.Servers = [];
            OpenApiSecurityScheme bearer = new() { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.AddComponent("bearer", bearer);
            document.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
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
        web.UseExceptionHandler(handler => handler.Run(Problems.HandleAsync));
        web.UseStatusCodePages(empty => Problems.WriteStatusAsync(empty.HttpContext, empty.HttpContext.Response.StatusCode));
        web.Use(next => context =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
            return next(context);
        });
        web.Use(next => context => BearerGate.InvokeAsync(context, next));
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
        web.MapPair();
        web.MapSales();
        web.MapRegister();
        web.MapProducts();
        web.MapStock();
        web.MapToday();
        web.MapReports();
        web.MapShop();
        web.MapMembers();
        web.MapCare();
        web.MapJournal();
        web.MapBackup();
        web.MapDevices();
        web.MapShopFile();
        web.MapEvents();
        web.MapKeyboard();
        web.MapGate();
        web.MapVirtual();
        web.MapVirtualDevices();
    }

    /// <summary>Files of the console; those with a hash in their name never change.</summary>
    private static void UseConsoleFiles(this WebApplication web)
    {
        FileExtensionContentTypeProvider types = new();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        web.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase) ? "public, max-age=31536000, immutable" : "no-cache",
        });
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

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            return context.Response.SendFileAsync(index, context.RequestAborted);
        });
    }
}
