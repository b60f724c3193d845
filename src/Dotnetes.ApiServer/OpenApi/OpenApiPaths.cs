using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary><c>/openapi/v2</c>, <c>/openapi/v3</c> and the documents of versions below that; each is made when first asked for.</summary>
internal sealed class OpenApiPaths : IHttpPath
{
    private const string ProtoType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    private const string ProtoTypeV3 = "application/com.github.proto-openapi.spec.v3.v1.0+protobuf";

    private readonly ApiServerCore _core;
    private volatile Documents? _documents;

    public OpenApiPaths(ApiServerCore core)
    {
        _core = core;
        core.Table.Changed += () => _documents = null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        if (!context.Info.Path.StartsWith("/openapi/", StringComparison.Ordinal))
        {
            return false;
        }

        var documents = _documents ??= new Documents(_core.Table.Snapshot, _core.Options.GitVersion, _core.Authentication.Paths(static () => "").Any());
        var path = context.Info.Path;
        switch (path)
        {
            case "/openapi/v3":
                http.Response.Headers.LastModified = _core.Options.Time.GetUtcNow().ToString("R");
                await BodyWriter.WriteRaw(http, 200, "text/plain; charset=utf-8", documents.Index.Bytes);
                return true;
            case "/openapi/v2":
                await Write(http, documents.V2, () => documents.V2Proto, ProtoType);
                return true;
        }

        if (path.StartsWith("/openapi/v3/", StringComparison.Ordinal) && documents.V3(path["/openapi/v3/".Length..]) is { } document)
        {
            var name = path["/openapi/v3/".Length..];
            if (context.Query["hash"] is { Length: > 0 } hash)
            {
                if (hash != document.Hash)
                {
                    http.Response.StatusCode = 301;
                    http.Response.ContentType = MediaTypes.Json;
                    http.Response.Headers.ETag = $"\"{document.Hash}\"";
                    http.Response.Headers.Vary = "Accept";
                    http.Response.Headers.Location = $"/openapi/v3/{name}?hash={document.Hash}";
                    return true;
                }

                // An address with a hash is good for ever.
                http.Response.Headers.CacheControl = "public, immutable";
                http.Response.Headers.Expires = _core.Options.Time.GetUtcNow().AddYears(1).ToString("R");
            }

            await Write(http, document, () => documents.V3Proto(name), ProtoTypeV3);
            return true;
        }

        if (path.StartsWith("/openapi/v3/", StringComparison.Ordinal))
        {
            http.Response.StatusCode = 404;
            return true;
        }

        return false;
    }

    // The most wanted type that there is; clients of Kubernetes ask for protobuf and fall back to JSON.
    private static ValueTask Write(HttpContext http, Document json, Func<Document> proto, string protoType)
    {
        var accept = http.Request.Headers.Accept.ToString();
        foreach (var type in Wanted(accept))
        {
            // Older clients write the version after an at sign, which no media type may contain.
            if (type == protoType || type == protoType.Replace(".v1.0+", "@v1.0+", StringComparison.Ordinal))
            {
                return Write(http, proto(), protoType);
            }

            if (type is MediaTypes.Json or "application/*" or "*/*" or "*/json")
            {
                return Write(http, json);
            }
        }

        if (accept.Length == 0)
        {
            return Write(http, json);
        }

        http.Response.StatusCode = 406;
        return default;
    }

    private static IEnumerable<string> Wanted(string accept) => accept
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static clause => clause.Split(';', StringSplitOptions.TrimEntries))
        .OrderByDescending(static parts => parts.Skip(1).Select(WeightOf).FirstOrDefault(static w => w is not null) ?? 1)
        .Select(static parts => parts[0]);

    private static double? WeightOf(string parameter) =>
        parameter.StartsWith("q=", StringComparison.Ordinal) && double.TryParse(parameter.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? weight : null;

    private static async ValueTask Write(HttpContext http, Document document, string contentType = MediaTypes.Json)
    {
        var tag = $"\"{document.Hash}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept";
        if (http.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            http.Response.StatusCode = 304;
            return;
        }

        var body = new ByteBuffer();
        body.Add(document.Bytes);
        await BodyWriter.Write(http, 200, contentType, body, mayCompress: true);
    }

    private sealed record Document(byte[] Bytes, string Hash);

    private sealed class Documents
    {
        private readonly ConcurrentDictionary<string, Document> _v3 = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Document> _v3Proto = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, (DocumentParts Parts, string Hash)> _parts = new(StringComparer.Ordinal);
        private readonly string _version;
        private Document? _v2;
        private Document? _v2Proto;
        private Document? _index;

        public Documents(TableSnapshot table, string version, bool hasOpenId)
        {
            _version = version;
            Add("api", DocumentParts.Core);
            Add("apis", DocumentParts.Groups);
            Add("version", DocumentParts.Version);
            if (hasOpenId)
            {
                Add(".well-known/openid-configuration", DocumentParts.OpenIdConfiguration);
                Add("openid/v1/jwks", DocumentParts.OpenIdKeys);
            }

            var rows = table.Endpoints.Select(static e => (Row: DiscoveryRow.Of(e.Definition), e.Definition.Codec, e.Definition.Strategy.ReturnsDeletedObject))
                .Concat(table.Virtual.Select(static v => (Row: DiscoveryRow.Of(v), v.Codec, false)));
            foreach (var group in rows.GroupBy(static r => r.Row.Info.Group))
            {
                if (group.Key.Length > 0)
                {
                    Add($"apis/{group.Key}", DocumentParts.Group(group.Key));
                }

                foreach (var one in group.GroupBy(static r => r.Row.Info.Version))
                {
                    Add(group.Key.Length == 0 ? $"api/{one.Key}" : $"apis/{group.Key}/{one.Key}", DocumentParts.Resources(group.Key, one.Key, [.. one]), [.. one.Select(static r => r.Row)]);
                }
            }
        }

        public Document V2 => _v2 ??= Make(new DocumentWriter(OpenApiDialect.V2, _version).Write(DocumentParts.All(_parts.Values.Select(static p => p.Parts))));

        public Document V2Proto => _v2Proto ??= Make(ProtoDocument.Write(V2.Bytes));

        public Document Index => _index ??= MakeIndex();

        public Document? V3(string path) => _parts.TryGetValue(path, out var part)
            ? _v3.GetOrAdd(path, _ => Make(new DocumentWriter(OpenApiDialect.V3, _version).Write(part.Parts)) with { Hash = part.Hash })
            : null;

        public Document V3Proto(string path) => _v3Proto.GetOrAdd(path, p => V3(p)! with { Bytes = ProtoDocumentV3.Write(V3(p)!.Bytes) });

        private static Document Make(byte[] json) => new(json, Convert.ToHexString(SHA512.HashData(json)));

        private void Add(string path, DocumentParts parts, params IReadOnlyList<DiscoveryRow> rows) => _parts[path] = (parts, HashOf(path, rows));

        // Of what the document is made from, so that the index does not need the documents.
        private string HashOf(string path, IReadOnlyList<DiscoveryRow> rows)
        {
            var text = new StringBuilder($"{_version}\n{path}");
            foreach (var row in rows.OrderBy(static r => r.Info.Plural, StringComparer.Ordinal))
            {
                text.Append($"\n{row.Info} {string.Join(',', row.Verbs)} {string.Join(';', row.Subresources.Select(static s => $"{s.Name}:{s.ApiVersion}:{s.Kind}:{string.Join(',', s.Verbs)}"))}");
            }

            return Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        private Document MakeIndex()
        {
            var writer = new JsonWriter(8192);
            try
            {
                writer.BeginObject();
                writer.Name("paths");
                writer.BeginObject();
                foreach (var (path, part) in _parts)
                {
                    writer.Name(path);
                    writer.BeginObject();
                    SchemaWriter.Text(ref writer, "serverRelativeURL", $"/openapi/v3/{path}?hash={part.Hash}");
                    writer.EndObject();
                }

                writer.EndObject();
                writer.EndObject();
                return Make(writer.ToArray());
            }
            finally
            {
                writer.Dispose();
            }
        }
    }
}
