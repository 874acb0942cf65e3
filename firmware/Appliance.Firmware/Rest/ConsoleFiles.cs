using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Appliance.Firmware.Rest;

/// <summary>
/// Files of the console; those with a hash in their name never change. Where the build left a compressed one beside a file
/// (<c>x.js.br</c>), browsers that take it get that.
/// </summary>
internal static class ConsoleFiles
{
    private const string Encoding = "br";
    private const string Compressed = "." + Encoding;
    private static readonly PathString Assets = "/assets";

    public static void UseConsoleFiles(this WebApplication web)
    {
        var files = web.Environment.WebRootFileProvider;
        web.Use(next => context =>
        {
            // The page is never sent as the file it is built to: see RestSetup.WritePageAsync.
            var path = context.Request.Path;
            if (path == "/index.html") context.Request.Path = "/";
            else if (TakesCompressed(context.Request) && files.GetFileInfo(path + Compressed).Exists) context.Request.Path = path + Compressed;
            return next(context);
        });
        FileExtensionContentTypeProvider types = new();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        types.Mappings[Compressed] = "application/octet-stream";
        web.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file => Describe(file.Context, file.File, types),
        });
    }

    private static bool TakesCompressed(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().AcceptEncoding.Any(it => it.Value == Encoding && it.Quality is null or > 0);

    private static void Describe(HttpContext context, IFileInfo file, FileExtensionContentTypeProvider types)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Path.StartsWithSegments(Assets, StringComparison.OrdinalIgnoreCase) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!file.Name.EndsWith(Compressed, StringComparison.Ordinal)) return;
        headers.ContentEncoding = Encoding;
        if (types.TryGetContentType(file.Name[..^Compressed.Length], out var type)) headers.ContentType = type;
    }
}
