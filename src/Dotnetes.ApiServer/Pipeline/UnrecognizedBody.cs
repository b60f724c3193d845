namespace Dotnetes.ApiServer.Pipeline;

/// <summary>What upstream says of bodies of which not even the kind can be read.</summary>
internal static class UnrecognizedBody
{
    private const int Shown = 30;
    private const string TypeMeta = """struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }""";

    /// <summary>The refusal of a body.</summary>
    /// <param name="kind">The kind that the body must be.</param>
    /// <param name="reason">Why it is not even of another kind.</param>
    /// <param name="body">The body, of which the beginning is shown.</param>
    public static ApiException Refused(string kind, string reason, ReadOnlySpan<byte> body) =>
        ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {kind}): {reason} ({Summarize(body)})");

    /// <summary>Why the kind of a body cannot be read; null when it can, and something else is wrong.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="error">What the decoder says.</param>
    public static string? ReasonOf(ReadOnlyMemory<byte> body, string mediaType, DecodingException error)
    {
        if (mediaType == MediaTypes.Protobuf)
        {
            return ReasonOfProtobuf(body.Span, error);
        }

        try
        {
            var json = mediaType == MediaTypes.Yaml ? MediaTypes.YamlToJson(body) : body;
            return SyntaxOf(json.Span) is { } wrong ? $"couldn't get version/kind; json parse error: {wrong}" : null;
        }
        catch (DecodingException e)
        {
            return e.Reason;
        }
    }

    /// <summary>What is wrong with a JSON document as such or with its kind and version; null when nothing is.</summary>
    public static string? SyntaxOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var whole = new JsonReader(json);
            whole.SkipValue();
            whole.End();
            BodyDecoder.ReadTypeMeta(json);
            return null;
        }
        catch (DecodingException e) when (e.Found.Length == 0)
        {
            return e.Reason == "exceeded max depth" ? "invalid character '[' exceeded max depth" : e.Reason;
        }
        catch (DecodingException e)
        {
            var found = e.Found.Split(' ')[0];
            return e.Path is "kind" or "apiVersion"
                ? $"json: cannot unmarshal {found} into Go struct field .{e.Path} of type string"
                : $"json: cannot unmarshal {found} into Go value of type {TypeMeta}";
        }
    }

    // What stands in the envelope may be good and its content not; then the kind is known.
    private static string? ReasonOfProtobuf(ReadOnlySpan<byte> body, DecodingException error)
    {
        try
        {
            _ = ProtobufEnvelope.Open(body);
            return null;
        }
        catch (DecodingException)
        {
            return error.Reason.StartsWith("proto: ", StringComparison.Ordinal) ? error.Reason["proto: ".Length..] : error.Reason;
        }
    }

    private static string Summarize(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return "<empty>";
        }

        var shown = body[..Math.Min(body.Length, Shown)];
        var rest = body.Length > Shown ? " ..." : "";
        return (body[0] == '{' ? System.Text.Encoding.UTF8.GetString(shown) : Convert.ToHexStringLower(shown)) + rest;
    }
}
