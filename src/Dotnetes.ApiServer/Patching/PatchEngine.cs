using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Patches;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Patching;

/// <summary>Reads patches, chosen by media type, and the objects that they make.</summary>
internal static class PatchEngine
{
    private const string Accepted = $"{ObjectPatch.JsonPatch}, {ObjectPatch.MergePatch}, {ObjectPatch.StrategicMergePatch}, {ObjectPatch.ApplyYaml}";

    /// <summary>Reads a patch.</summary>
    /// <exception cref="ApiException">400, 413 or 415.</exception>
    public static IObjectPatch Open(RequestBody body, KindCodec codec)
    {
        try
        {
            var bytes = body.Bytes.Span;
            return body.MediaType switch
            {
                ObjectPatch.JsonPatch => new ObjectPatch<JsonPatch>(JsonPatch.Read(bytes), static (document, patch) => patch.Apply(document)),
                ObjectPatch.MergePatch => new ObjectPatch<JsonObject>(JsonMergePatch.Read(bytes), JsonMergePatch.Apply),
                ObjectPatch.StrategicMergePatch => new ObjectPatch<JsonObject>(
                    StrategicMergePatch.Read(bytes),
                    (document, patch) => StrategicMergePatch.Apply(document, patch, codec.Schema),
                    GoFormat.Of),
                _ => throw ApiErrors.UnsupportedMediaType(Accepted),
            };
        }
        catch (PatchException e)
        {
            throw Refused(e);
        }
    }

    /// <summary>Applies a patch to an object and reads what comes out.</summary>
    /// <param name="context">The request, which may get warnings.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="current">The object.</param>
    /// <param name="codec">The kind of the object.</param>
    /// <param name="options">The options of the request.</param>
    /// <exception cref="ApiException">The patch does not fit, or the result is no object of its kind.</exception>
    public static IKubeKind Patch(RequestContext context, IObjectPatch patch, IKubeKind current, KindCodec codec, PatchOptions options)
    {
        var patched = patch.ApplyTo((JsonObject)JsonValue.Of(current));
        try
        {
            var bytes = patched.ToUtf8();
            var (apiVersion, kind) = BodyDecoder.ReadTypeMeta(bytes);
            if (context.Body.MediaType != ObjectPatch.StrategicMergePatch && BodyDecoder.MismatchOf(apiVersion, kind, codec) is { } mismatch)
            {
                throw Invalid(patch, patched, mismatch);
            }

            var duplicates = options.FieldValidation == "Ignore" ? [] : Duplicates(context.Body);
            var reader = new JsonReader(bytes, strict: options.FieldValidation != "Ignore");
            var value = codec.ReadJson(ref reader);
            reader.End();
            if (options.FieldValidation == "Ignore" || reader.Issues.Count + duplicates.Count == 0)
            {
                return value;
            }

            var issues = duplicates.Concat(reader.Issues.Select(i => i.ToString()));
            if (options.FieldValidation == "Strict")
            {
                throw Invalid(patch, patched, "strict decoding error: " + string.Join(", ", issues));
            }

            foreach (var issue in issues)
            {
                context.Warn(issue);
            }

            return value;
        }
        catch (DecodingException e)
        {
            throw Invalid(patch, patched, context.Body.MediaType == ObjectPatch.StrategicMergePatch ? GoDecodingMessage.OfConversion(e, codec.Schema) : GoDecodingMessage.Of(e, codec.Schema));
        }
    }

    /// <summary>What a client sees of a patch that failed.</summary>
    public static ApiException Refused(PatchException e) => e.Failure switch
    {
        PatchFailure.Malformed => ApiErrors.BadRequest(e.Message),
        PatchFailure.Unprocessable => ApiErrors.UnprocessablePatch(),
        PatchFailure.TooLarge => ApiErrors.TooLarge(e.Message),
        _ => ApiErrors.Unknown(e.Message),
    };

    // The names that a patch document repeats.
    private static List<string> Duplicates(RequestBody body)
    {
        var reader = new JsonReader(body.Bytes.Span, strict: true);
        JsonValue.ReadJson(ref reader);
        var prefix = body.MediaType == ObjectPatch.JsonPatch ? "json patch " : "";
        return [.. reader.Issues.Select(i => prefix + i)];
    }

    private static ApiException Invalid(IObjectPatch patch, JsonValue patched, string reason)
    {
        var errors = new FieldErrorList();
        errors.Add(FieldError.Invalid(FieldPath.Of("patch"), patch.Shown(patched), reason));
        return ApiErrors.Invalid("", "", "", errors);
    }
}
