using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Audit;

/// <summary>Bodies of requests and answers as JSON for events.</summary>
internal static class AuditBodies
{
    /// <summary>An object that a request carries.</summary>
    public static RawJson Of(IKubeKind value, bool omitManagedFields) => Json(JsonText.Encode(omitManagedFields ? WithoutManagedFields(WithoutTokens(value)) : WithoutTokens(value)));

    /// <summary>A patch; null when it is not even JSON or YAML.</summary>
    public static RawJson? Of(RequestBody patch)
    {
        if (patch.Value is { } value)
        {
            return Of(value, omitManagedFields: false);
        }

        try
        {
            // An event is one line, so the patch may not have any line breaks of its own; and what is no JSON would spoil it.
            var json = patch.MediaType == ObjectPatch.ApplyYaml ? MediaTypes.YamlToJson(patch.Bytes) : patch.Bytes;
            return Json(JsonValue.Parse(json.Span).ToUtf8());
        }
        catch (DecodingException)
        {
            return null;
        }
    }

    /// <summary>An answer, in the shape in which the client gets it; null where that is a stream.</summary>
    public static RawJson? Of(ApiResponse response, ResponseFormat format, bool omitManagedFields, TimeProvider time)
    {
        if (response is ApiResponse.Watch or ApiResponse.Connection)
        {
            return null;
        }

        response = response is ApiResponse.Value answer ? answer with { Content = WithoutTokens(answer.Content) } : response;
        var encoder = new ResponseEncoder(format with { Encoding = ResponseEncoding.Json, IsPretty = false }, "", time);
        if (response is ApiResponse.Value { Content: ApiVersions versions })
        {
            // Older than versions of kinds.
            return Json(encoder.EncodeUnversioned(versions).ToArray().AsMemory().TrimEnd((byte)'\n').ToArray());
        }

        var bytes = encoder.Encode(omitManagedFields ? WithoutManagedFields(response) : response).ToArray();
        return Json(bytes.AsMemory().TrimEnd((byte)'\n').ToArray());
    }

    // Whoever reads the log must not become who is written of in it.
    private static IKubeKind WithoutTokens(IKubeKind value) => value switch
    {
        TokenReview review => review with { Spec = review.Spec with { Token = "" } },
        TokenRequest request => request with { Status = request.Status with { Token = "" } },
        _ => value,
    };

    private static RawJson Json(byte[] utf8) => new(ByteString.Adopt(utf8));

    private static IKubeKind WithoutManagedFields(IKubeKind value) => value switch
    {
        IKubeObject item => WithoutManagedFields(item),
        KubeObjectList list => list with { Items = [.. list.Items.Select(WithoutManagedFields)] },
        _ => value,
    };

    private static IKubeObject WithoutManagedFields(IKubeObject value) =>
        value.Metadata.ManagedFields.IsEmpty ? value : value.WithMetadata(value.Metadata with { ManagedFields = default });

    private static CachedObject WithoutManagedFields(CachedObject item) =>
        item.Value.Metadata.ManagedFields.IsEmpty ? item : new CachedObject(item.Key, WithoutManagedFields(item.Value), item.Revision);

    private static ApiResponse WithoutManagedFields(ApiResponse response) => response switch
    {
        ApiResponse.Object item => item with { Item = WithoutManagedFields(item.Item) },
        ApiResponse.List list => list with { Items = [.. list.Items.Select(WithoutManagedFields)] },
        ApiResponse.Value value => value with { Content = WithoutManagedFields(value.Content) },
        _ => response,
    };
}
