namespace Dotnetes.ApiServer.Pipeline;

/// <summary>Decodes bodies into the kind that a request expects, with upstream's answers to what does not fit.</summary>
internal static class BodyDecoder
{
    /// <summary>The media types of objects.</summary>
    public const string AcceptedTypes = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    /// <summary>Decodes an object.</summary>
    /// <param name="context">The request.</param>
    /// <param name="expected">The kind that the body must be.</param>
    /// <param name="fieldValidation">Strict, Warn or Ignore; empty stands for Warn.</param>
    /// <exception cref="ApiException">400 or 415.</exception>
    public static IKubeKind Decode(RequestContext context, KindCodec expected, string fieldValidation)
    {
        var decoded = context.Body.Value is { } value
            ? ReferenceEquals(value.KindInfo, expected.Info) ? value : throw Mismatch(value.KindInfo.ApiVersion, value.KindInfo.Kind, expected)
            : Decode(context, context.Body.Bytes, context.Body.MediaType, expected, fieldValidation);
        context.Audit?.Requested(decoded);
        return decoded;
    }

    /// <summary>Decodes an object from bytes.</summary>
    public static IKubeKind Decode(RequestContext context, ReadOnlyMemory<byte> bytes, string mediaType, KindCodec expected, string fieldValidation)
    {
        try
        {
            switch (mediaType)
            {
                case "application/vnd.kubernetes.protobuf":
                    return DecodeProtobuf(bytes.Span, expected);
                case "application/yaml":
                    return DecodeJson(context, MediaTypes.YamlToJson(bytes), expected, fieldValidation);
                case "" or "application/json":
                    return DecodeJson(context, bytes, expected, fieldValidation);
                default:
                    throw ApiErrors.UnsupportedMediaType(AcceptedTypes);
            }
        }
        catch (DecodingException e)
        {
            throw Refused(expected, GoDecodingMessage.Of(e, expected.Schema));
        }
    }

    /// <summary>Reads kind and apiVersion at the root of a JSON document.</summary>
    public static (string ApiVersion, string Kind) ReadTypeMeta(ReadOnlySpan<byte> json)
    {
        string apiVersion = "", kind = "";
        var reader = new JsonReader(json);
        if (!reader.BeginObject())
        {
            return ("", "");
        }

        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("kind"u8))
            {
                kind = reader.ReadString();
            }
            else if (name.SequenceEqual("apiVersion"u8))
            {
                apiVersion = reader.ReadString();
            }
            else
            {
                reader.SkipValue();
            }

            if (kind.Length > 0 && apiVersion.Length > 0)
            {
                break;
            }
        }

        return (apiVersion, kind);
    }

    private static IKubeKind DecodeProtobuf(ReadOnlySpan<byte> bytes, KindCodec expected)
    {
        var envelope = ProtobufEnvelope.Open(bytes);
        Check(envelope.ApiVersion, envelope.Kind, expected);
        return expected.DecodeProto(envelope.Raw);
    }

    private static IKubeKind DecodeJson(RequestContext context, ReadOnlyMemory<byte> bytes, KindCodec expected, string fieldValidation)
    {
        var reader = new JsonReader(bytes.Span, strict: fieldValidation != "Ignore");
        IKubeKind value;
        try
        {
            var (apiVersion, kind) = ReadTypeMeta(bytes.Span);
            Check(apiVersion, kind, expected);
            value = expected.ReadJson(ref reader);
            reader.End();
        }
        catch (DecodingException) when (WhyUntyped(bytes.Span) is { } reason)
        {
            throw ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {expected.Info.Kind}): couldn't get version/kind; json parse error: {reason} ({Summary(bytes.Span)})");
        }

        if (fieldValidation == "Ignore" || reader.Issues.Count == 0)
        {
            return value;
        }

        if (fieldValidation == "Strict")
        {
            throw Refused(expected, "strict decoding error: " + string.Join(", ", reader.Issues.Select(i => i.ToString())));
        }

        foreach (var issue in reader.Issues)
        {
            context.Warn(issue.ToString());
        }

        return value;
    }

    // Upstream reads the whole document for its version and kind first, and words what it cannot read differently from fields of the wrong type.
    private static string? WhyUntyped(ReadOnlySpan<byte> json)
    {
        const string Go = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
        try
        {
            var reader = new JsonReader(json);
            reader.SkipValue();
            reader.End();
        }
        catch (DecodingException e)
        {
            return e.Reason.Replace("'\\x0a'", "'\\n'", StringComparison.Ordinal).Replace("'\\x09'", "'\\t'", StringComparison.Ordinal).Replace("'\\x0d'", "'\\r'", StringComparison.Ordinal);
        }

        try
        {
            ReadTypeMeta(json);
            return null;
        }
        catch (DecodingException e)
        {
            return e.Path.Length == 0 ? $"json: cannot unmarshal {e.Found} into Go value of type {Go}" : $"json: cannot unmarshal {e.Found} into Go struct field .{e.Path} of type string";
        }
    }

    private static string Summary(ReadOnlySpan<byte> body)
    {
        const int Shown = 30;
        var start = body[..Math.Min(body.Length, Shown)];
        return body.IsEmpty ? "<empty>" : $"{(body[0] == '{' ? System.Text.Encoding.UTF8.GetString(start) : Convert.ToHexStringLower(start))}{(body.Length > Shown ? " ..." : "")}";
    }

    /// <summary>Refuses documents that name another kind or version than the expected one.</summary>
    public static void Check(string apiVersion, string kind, KindCodec expected)
    {
        if ((apiVersion.Length > 0 && apiVersion != expected.Info.ApiVersion) || (kind.Length > 0 && kind != expected.Info.Kind))
        {
            throw Mismatch(apiVersion, kind, expected);
        }
    }

    /// <summary>Why a patched document that names another kind or version is none of the expected ones; null when it fits. The kind and version of a strategic patch do not count.</summary>
    public static string? MismatchOf(string apiVersion, string kind, KindCodec expected)
    {
        if (apiVersion.Length > 0 && apiVersion != expected.Info.ApiVersion)
        {
            return $"no kind {GoText.Quote(kind)} is registered for version {GoText.Quote(apiVersion)} in scheme \"pkg/api/legacyscheme/scheme.go:30\"";
        }

        var group = expected.Info.Group.Length == 0 ? "core" : expected.Info.Group.Split('.')[0];
        return kind.Length == 0 || kind == expected.Info.Kind ? null : $"converting ({expected.Info.Version}.{kind}) to ({group}.{expected.Info.Kind}): unknown conversion";
    }

    private static ApiException Mismatch(string apiVersion, string kind, KindCodec expected) =>
        apiVersion.Length > 0 && apiVersion != expected.Info.ApiVersion
            ? ApiErrors.BadRequest(
                $"{(kind.Length > 0 ? kind : expected.Info.Kind)} in version {GoText.Quote(apiVersion)} cannot be handled as a {expected.Info.Kind}: no kind {GoText.Quote(kind.Length > 0 ? kind : expected.Info.Kind)} is registered for version {GoText.Quote(apiVersion)} in scheme \"pkg/api/legacyscheme/scheme.go:30\"")
            : ApiErrors.BadRequest(
                $"{kind} in version {GoText.Quote(expected.Info.Version)} cannot be handled as a {expected.Info.Kind}: converting ({apiVersion}, Kind={kind}) to ({expected.Info.ApiVersion}, Kind={expected.Info.Kind}): unknown conversion");

    private static ApiException Refused(KindCodec expected, string reason) =>
        ApiErrors.BadRequest($"{expected.Info.Kind} in version {GoText.Quote(expected.Info.Version)} cannot be handled as a {expected.Info.Kind}: {reason}");
}
