using System.Globalization;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Http;

/// <summary>Chooses the form of the answer from the Accept header, as upstream does.</summary>
internal static class ContentNegotiation
{
    private const string WatchTypes = ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    private static readonly HashSet<string> s_patchTypes = [ObjectPatch.JsonPatch, ObjectPatch.MergePatch, ObjectPatch.StrategicMergePatch, ObjectPatch.ApplyYaml];

    /// <summary>Chooses a form.</summary>
    /// <param name="accept">The Accept header; empty accepts anything.</param>
    /// <param name="pretty">Whether the query asks for indentation.</param>
    /// <param name="hasTables">Whether what is asked for can be shown as a table.</param>
    /// <exception cref="ApiException">406.</exception>
    public static ResponseFormat Choose(string accept, bool pretty, bool hasTables = true) => TryChoose(accept, pretty, hasTables) ?? throw ApiErrors.NotAcceptable(BodyDecoder.AcceptedTypes);

    /// <summary>Chooses a form for a watch; YAML has none for streams.</summary>
    /// <exception cref="ApiException">406.</exception>
    public static ResponseFormat ChooseStream(string accept, bool pretty)
    {
        Choose(accept, pretty);
        var streams = accept.Length == 0 ? accept : string.Join(',', accept.Split(',').Where(static c => c.Split(';')[0].Trim() != MediaTypes.Yaml));
        return (streams.Length == 0 && accept.Length > 0 ? null : TryChoose(streams, pretty)) ?? throw ApiErrors.NotAcceptable(WatchTypes[2..]);
    }

    /// <summary>What upstream's router checks before anything else: that some type of the Accept header is made at all, and that a patch is of a known type.</summary>
    /// <param name="verb">The verb of the request for a resource.</param>
    /// <param name="accept">The Accept header.</param>
    /// <param name="contentType">The Content-Type header.</param>
    /// <exception cref="ApiException">406 or 415.</exception>
    public static void CheckRoute(string verb, string accept, string contentType)
    {
        if (verb == "patch" && !s_patchTypes.Contains(MediaTypes.WithoutParameters(contentType)))
        {
            throw ApiErrors.UnsupportedMediaTypeRoute();
        }

        if (!Names(accept, BodyDecoder.AcceptedTypes))
        {
            throw ApiErrors.NotAcceptableRoute(BodyDecoder.AcceptedTypes + (verb is "list" or "watch" ? WatchTypes : ""));
        }
    }

    /// <summary>The same for what is there in fewer forms.</summary>
    /// <exception cref="ApiException">406.</exception>
    public static void CheckRouteTypes(string accept, string types)
    {
        if (!Names(accept, types))
        {
            throw ApiErrors.NotAcceptableRoute(types);
        }
    }

    private static bool Names(ReadOnlySpan<char> accept, ReadOnlySpan<char> types)
    {
        if (accept.IsEmpty)
        {
            return true;
        }

        foreach (var clause in accept.Split(','))
        {
            var wanted = accept[clause];
            var end = wanted.IndexOf(';');
            wanted = (end < 0 ? wanted : wanted[..end]).Trim();
            if (wanted is "*/*" || IsOneOf(wanted, types))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<char> wanted, ReadOnlySpan<char> types)
    {
        foreach (var type in types.Split(", "))
        {
            if (types[type].SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Chooses a form, or gives null when none is acceptable.</summary>
    public static ResponseFormat? TryChoose(string accept, bool pretty, bool hasTables = true)
    {
        if (accept.Length == 0)
        {
            return new(ResponseEncoding.Json, IsPretty: pretty);
        }

        foreach (var clause in Clauses(accept))
        {
            if (TryClause(clause, pretty) is { } format && (hasTables || format.Shape != ResponseShape.Table))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Chooses a form for what is shown whole or not at all, such as errors and discovery; null when none is acceptable.</summary>
    public static ResponseFormat? TryChoosePlain(string accept, bool pretty)
    {
        if (accept.Length == 0)
        {
            return new(ResponseEncoding.Json, IsPretty: pretty);
        }

        foreach (var clause in Clauses(accept))
        {
            if (Parameter(clause, "as").Length == 0 && TryClause(clause, pretty) is { } format)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The clauses of an Accept header, the most wanted first.</summary>
    public static IEnumerable<string> Clauses(string accept)
    {
        var clauses = accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return accept.Contains("q=", StringComparison.Ordinal) ? clauses.OrderByDescending(Quality) : clauses;
    }

    private static double Quality(string clause) =>
        Parameter(clause, "q") is { Length: > 0 } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    /// <summary>A parameter of a clause; empty when it is not there.</summary>
    public static string Parameter(string clause, string name)
    {
        foreach (var part in clause.Split(';').AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.AsSpan(0, equals).Trim().SequenceEqual(name))
            {
                return part[(equals + 1)..].Trim();
            }
        }

        return "";
    }

    private static ResponseFormat? TryClause(string clause, bool pretty)
    {
        ResponseEncoding encoding;
        switch (clause.Split(';')[0].Trim())
        {
            case MediaTypes.Json or "*/*" or "application/*":
                encoding = ResponseEncoding.Json;
                break;
            case MediaTypes.Yaml:
                encoding = ResponseEncoding.Yaml;
                break;
            case MediaTypes.Protobuf:
                encoding = ResponseEncoding.Protobuf;
                break;
            default:
                return null;
        }

        pretty |= Parameter(clause, "pretty") == "1";
        var shape = Parameter(clause, "as");
        if (shape.Length == 0)
        {
            // Half a wish for another shape is none.
            return Parameter(clause, "g").Length + Parameter(clause, "v").Length > 0 && clause.Contains("as=", StringComparison.Ordinal) ? null : new(encoding, IsPretty: pretty);
        }

        var version = Parameter(clause, "v");
        if (Parameter(clause, "g") != "meta.k8s.io" || version is not ("v1" or "v1beta1"))
        {
            return null;
        }

        return shape switch
        {
            "Table" when encoding != ResponseEncoding.Protobuf => new(encoding, ResponseShape.Table, version, pretty),
            "PartialObjectMetadata" => new(encoding, ResponseShape.Metadata, version, pretty),
            "PartialObjectMetadataList" => new(encoding, ResponseShape.MetadataList, version, pretty),
            _ => null,
        };
    }
}
