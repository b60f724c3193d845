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
                    return DecodeJson(context, MediaTypes.YamlToJson(bytes, out var duplicates), expected, fieldValidation, duplicates);
                case "" or "application/json":
                    return DecodeJson(context, bytes, expected, fieldValidation);
                default:
                    throw ApiErrors.UnsupportedMediaType(AcceptedTypes);
            }
        }
        catch (DecodingException e)
        {
            throw UnrecognizedBody.ReasonOf(bytes, mediaType, e) is { } reason
                ? UnrecognizedBody.Refused(expected.Info.Kind, reason, bytes.Span)
                : Refused(expected, GoDecodingMessage.Of(e, expected.Schema));
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
        if (bytes.Length == ProtobufEnvelope.Magic.Length)
        {
            throw UnrecognizedBody.Refused(expected.Info.Kind, "empty body", bytes);
        }

        Check(envelope.ApiVersion, envelope.Kind, expected);
        return expected.DecodeProto(envelope.Raw);
    }

    private static IKubeKind DecodeJson(RequestContext context, ReadOnlyMemory<byte> bytes, KindCodec expected, string fieldValidation, ValueList<string> duplicates = default)
    {
        var (apiVersion, kind) = ReadTypeMeta(bytes.Span);
        if (apiVersion.Count('/') > 1)
        {
            throw UnrecognizedBody.Refused(expected.Info.Kind, $"unexpected GroupVersion string: {apiVersion}", bytes.Span);
        }

        Check(apiVersion, kind, expected);
        var reader = new JsonReader(bytes.Span, strict: fieldValidation != "Ignore");
        var value = expected.ReadJson(ref reader);
        reader.End();
        if (fieldValidation == "Ignore" || (reader.Issues.Count == 0 && duplicates.IsEmpty))
        {
            return value;
        }

        var issues = reader.Issues.Select(static i => i.ToString());

        if (fieldValidation == "Strict")
        {
            var first = duplicates.IsEmpty ? Enumerable.Empty<string>() : [$"yaml: unmarshal errors:\n  {string.Join("\n  ", duplicates)}"];
            throw Refused(expected, "strict decoding error: " + string.Join(", ", first.Concat(issues)));
        }

        foreach (var issue in duplicates.Concat(issues))
        {
            context.Warn(issue);
        }

        return value;
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

    // What is missing is taken from what is expected.
    private static ApiException Mismatch(string apiVersion, string kind, KindCodec expected)
    {
        kind = kind.Length > 0 ? kind : expected.Info.Kind;
        apiVersion = apiVersion.Length > 0 ? apiVersion : expected.Info.ApiVersion;
        var version = apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var group = expected.Info.Group.Length == 0 ? "core" : expected.Info.Group.Split('.')[0];
        var reason = KubeKinds.TryGet(apiVersion, kind, out _) || (apiVersion == "v1" && kind is "Status" or "List")
            ? $"converting ({version}.{kind}) to ({group}.{expected.Info.Kind}): unknown conversion"
            : $"no kind {GoText.Quote(kind)} is registered for version {GoText.Quote(apiVersion)} in scheme \"pkg/api/legacyscheme/scheme.go:30\"";
        return ApiErrors.BadRequest($"{kind} in version {GoText.Quote(version)} cannot be handled as a {expected.Info.Kind}: {reason}");
    }

    private static ApiException Refused(KindCodec expected, string reason) =>
        ApiErrors.BadRequest($"{expected.Info.Kind} in version {GoText.Quote(expected.Info.Version)} cannot be handled as a {expected.Info.Kind}: {reason}");
}
