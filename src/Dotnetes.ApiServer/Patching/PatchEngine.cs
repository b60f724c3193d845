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
                ObjectPatch.JsonPatch => new ObjectPatch<JsonPatch>(JsonPatch.Read(bytes), static (document, patch) => patch.Apply(JsonValue.ParseObject(document)).ToUtf8()),
                ObjectPatch.MergePatch => new ObjectPatch<JsonObject>(JsonMergePatch.Read(bytes), static (document, patch) => JsonMergePatch.Apply(document, patch)),
                ObjectPatch.StrategicMergePatch => new ObjectPatch<JsonObject>(
                    StrategicMergePatch.Read(bytes),
                    (document, patch) => StrategicMergePatch.Apply(JsonValue.ParseObject(document), patch, codec.Schema).ToUtf8(),
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
        var before = JsonText.Encode(current);
        var bytes = patch.ApplyTo(before);
        var cuts = context.Body.MediaType == ObjectPatch.StrategicMergePatch;
        var result = Read(bytes, codec, options, cuts);
        if (result.Error is not null || result.Issues.Count > 0)
        {
            // What is wrong is told in the order of the names where the patch changed something.
            bytes = PatchedText.Order(before, JsonValue.Parse(bytes));
            result = Read(bytes, codec, options, cuts);
        }

        if (context.Body.MediaType != ObjectPatch.StrategicMergePatch && MismatchOf(patch, bytes, codec) is { } mismatch)
        {
            throw Invalid(patch, PatchedText.Order(before, JsonValue.Parse(bytes)), mismatch);
        }

        if (result.Error is { } error)
        {
            throw Invalid(patch, bytes, context.Body.MediaType == ObjectPatch.StrategicMergePatch ? GoDecodingMessage.OfConversion(error, codec.Schema) : GoDecodingMessage.Of(error, codec.Schema));
        }

        var duplicates = options.FieldValidation == "Ignore" ? [] : Duplicates(context.Body);
        var issues = duplicates.Concat(result.Issues.Select(i => i.ToString())).ToList();
        if (issues.Count > 0 && options.FieldValidation == "Strict")
        {
            throw Invalid(patch, bytes, "strict decoding error: " + string.Join(", ", issues));
        }

        issues.ForEach(context.Warn);
        return result.Value!;
    }

    /// <summary>What a client sees of a patch that failed.</summary>
    public static ApiException Refused(PatchException e) => e.Failure switch
    {
        PatchFailure.Unprocessable => ApiErrors.UnprocessablePatch(),
        PatchFailure.TooLarge => ApiErrors.TooLarge(e.Message),
        _ => ApiErrors.BadRequest(e.Message),
    };

    private static (IKubeKind? Value, IReadOnlyList<FieldIssue> Issues, DecodingException? Error) Read(byte[] patched, KindCodec codec, PatchOptions options, bool cutsIntegers)
    {
        try
        {
            var reader = new JsonReader(patched, strict: options.FieldValidation != "Ignore") { CutsIntegers = cutsIntegers };
            var value = codec.ReadJson(ref reader);
            reader.End();
            return (value, reader.Issues, null);
        }
        catch (DecodingException e)
        {
            return (null, [], e);
        }
    }

    private static string? MismatchOf(IObjectPatch patch, byte[] patched, KindCodec codec)
    {
        try
        {
            var (apiVersion, kind) = BodyDecoder.ReadTypeMeta(patched);
            return BodyDecoder.MismatchOf(apiVersion, kind, codec);
        }
        catch (DecodingException e)
        {
            throw Invalid(patch, patched, GoDecodingMessage.Of(e, codec.Schema));
        }
    }

    // The names that a patch document repeats.
    private static List<string> Duplicates(RequestBody body)
    {
        var reader = new JsonReader(body.Bytes.Span, strict: true);
        JsonValue.ReadJson(ref reader);
        var prefix = body.MediaType == ObjectPatch.JsonPatch ? "json patch " : "";
        return [.. reader.Issues.Select(i => prefix + i)];
    }

    private static ApiException Invalid(IObjectPatch patch, byte[] patched, string reason)
    {
        var errors = new FieldErrorList();
        errors.Add(FieldError.Invalid(FieldPath.Of("patch"), patch.Shown(patched), reason));
        return ApiErrors.Invalid("", "", "", errors);
    }
}
