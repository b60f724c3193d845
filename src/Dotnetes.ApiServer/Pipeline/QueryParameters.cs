using System.Globalization;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>The query of a request, read as the options of the verbs.</summary>
internal sealed class QueryParameters(Func<string, IReadOnlyList<string>> values)
{
    /// <summary>The query of a request without one.</summary>
    public static QueryParameters None { get; } = new(static _ => []);

    /// <summary>The first value of a parameter; empty when it is not there.</summary>
    public string this[string name] => values(name) is [var first, ..] ? first : "";

    /// <summary>Whether a parameter is there, with or without a value.</summary>
    public bool Has(string name) => values(name).Count > 0;

    /// <summary>All values of a parameter.</summary>
    public IReadOnlyList<string> All(string name) => values(name);

    /// <summary>Whether a boolean parameter is set: present, and neither <c>false</c> nor <c>0</c>.</summary>
    public bool Flag(string name) => values(name) is [var first, ..] && !first.Equals("false", StringComparison.OrdinalIgnoreCase) && first != "0";

    /// <summary>The options of list, watch and deletecollection.</summary>
    public ListOptions ToListOptions() => new()
    {
        LabelSelector = this["labelSelector"],
        FieldSelector = this["fieldSelector"],
        Watch = Flag("watch"),
        AllowWatchBookmarks = Flag("allowWatchBookmarks"),
        ResourceVersion = this["resourceVersion"],
        ResourceVersionMatch = this["resourceVersionMatch"],
        TimeoutSeconds = Integer("timeoutSeconds"),
        Limit = Integer("limit") ?? 0,
        Continue = this["continue"],
        SendInitialEvents = values("sendInitialEvents").Count > 0 ? Flag("sendInitialEvents") : null,
    };

    /// <summary>The options of create.</summary>
    public CreateOptions ToCreateOptions() => new() { DryRun = DryRun(), FieldManager = this["fieldManager"], FieldValidation = this["fieldValidation"] };

    /// <summary>The options of update.</summary>
    public UpdateOptions ToUpdateOptions() => new() { DryRun = DryRun(), FieldManager = this["fieldManager"], FieldValidation = this["fieldValidation"] };

    /// <summary>The options of patch.</summary>
    public PatchOptions ToPatchOptions() => new()
    {
        DryRun = DryRun(),
        FieldManager = this["fieldManager"],
        FieldValidation = this["fieldValidation"],
        Force = values("force").Count > 0 ? Flag("force") : null,
    };

    /// <summary>The options of delete, where no body gives them.</summary>
    public DeleteOptions ToDeleteOptions() => new()
    {
        DryRun = DryRun(),
        GracePeriodSeconds = Integer("gracePeriodSeconds"),
        OrphanDependents = values("orphanDependents").Count > 0 ? Flag("orphanDependents") : null,
        PropagationPolicy = values("propagationPolicy").Count > 0 ? this["propagationPolicy"] : null,
        Preconditions = (this["uid"], this["resourceVersion"]) switch
        {
            ("", "") => null,
            var (uid, version) => new() { Uid = uid.Length > 0 ? uid : null, ResourceVersion = version.Length > 0 ? version : null },
        },
    };

    private ValueList<string> DryRun() => values("dryRun") is { Count: > 0 } some ? some.ToValueList() : default;

    /// <summary>A parameter that is a whole number.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public long? Integer(string name)
    {
        if (values(name) is not [var text, ..])
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {GoText.Quote(text)}: {(text.AsSpan(text is ['-' or '+', ..] ? 1 : 0) is { Length: > 0 } digits && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? "value out of range" : "invalid syntax")}");
    }
}
