using System.Buffers;
using System.Globalization;
using Dotnetes.Machinery.Structural;
using Dotnetes.Machinery.Validation;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>Which logs of the node's services a request asks for (KEP-2258).</summary>
internal sealed record NodeLogQuery
{
    private const int MaxServices = 4;
    private const int MaxServiceLength = 256;
    private const int MaxLines = 100_000;

    private static readonly SearchValues<char> s_serviceCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@");

    /// <summary>Names of services.</summary>
    public ValueList<string> Services { get; init; } = [];

    /// <summary>Paths of files: what has a slash.</summary>
    public ValueList<string> Files { get; init; } = [];

    /// <summary>The time of the first line; RFC 3339.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time of the last line; RFC 3339.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many lines from the end.</summary>
    public int? TailLines { get; init; }

    /// <summary>The start of the machine: 0 for the last one, -1 for the one before.</summary>
    public int? Boot { get; init; }

    /// <summary>A regular expression that lines must match.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Whether there is anything beside names: only the journal can be asked so.</summary>
    public bool HasOptions => Since is not null || Until is not null || TailLines is not null || Boot is not null || Pattern.Length > 0;

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="errors">What cannot be read.</param>
    /// <returns>Null when there are errors, or nothing of a log query.</returns>
    public static NodeLogQuery? Parse(IQueryCollection query, FieldErrorList errors)
    {
        var given = query["query"].Select(q => q ?? "").ToValueList();
        var parsed = new NodeLogQuery
        {
            Files = given.Where(IsFile).ToValueList(),
            Services = given.Where(q => !IsFile(q) && q.Trim().Length > 0).ToValueList(),
            Since = TimeOf(query, "sinceTime", errors),
            Until = TimeOf(query, "untilTime", errors),
            Boot = Number(query, "boot", errors),
            TailLines = Number(query, "tailLines", errors),
            Pattern = query["pattern"].FirstOrDefault() ?? "",
        };
        if (query.ContainsKey("query") && parsed.Files.Count == 0 && parsed.Services.Count == 0)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("query"), given, "query cannot be empty"));
        }

        return errors.IsEmpty && (parsed.HasOptions || parsed.Files.Count > 0 || parsed.Services.Count > 0) ? parsed : null;
    }

    /// <summary>What may not be asked so.</summary>
    /// <param name="findFile">Why a file cannot be had, or null when it can.</param>
    public FieldErrorList Validate(Func<string, string?> findFile)
    {
        var errors = new FieldErrorList();
        var path = FieldPath.Of("query");
        foreach (var service in Services)
        {
            if (service.Length > MaxServiceLength)
            {
                errors.Add(FieldError.Invalid(path, service, $"length must be less than {MaxServiceLength}"));
            }
            else if (service.AsSpan().ContainsAnyExcept(s_serviceCharacters))
            {
                errors.Add(FieldError.Invalid(path, service, "input contains unsupported characters"));
            }
        }

        if (Services.Count > MaxServices)
        {
            errors.Add(FieldError.TooMany(path, Services.Count, MaxServices));
        }

        ValidateFiles(path, findFile, errors);
        if (Since > Until)
        {
            errors.Add(new FieldError(FieldErrorType.Invalid, "untilTime", GoText.Quote(Shown(Until.Value)), "must be after `sinceTime`"));
        }

        if (Boot > 0)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("boot"), (long)Boot, "must be less than 1"));
        }

        if (TailLines is < 0 or > MaxLines)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("tailLines"), (long)TailLines, $"must be between 0 and {MaxLines}, inclusive"));
        }

        if (Pattern.Length > 0 && GoPattern.TryCompile(Pattern, out var why) is null)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("pattern"), Pattern, why));
        }

        return errors;
    }

    private void ValidateFiles(FieldPath path, Func<string, string?> findFile, FieldErrorList errors)
    {
        if (Files.Count == 0)
        {
            if (Services.Count == 0)
            {
                errors.Add(FieldError.Required(path, "cannot be empty with options"));
            }
        }
        else if (Services.Count > 0)
        {
            errors.Add(FieldError.Invalid(path, $"[{string.Join(' ', Files)}], [{string.Join(' ', Services)}]", "cannot specify a file and service"));
        }
        else if (Files.Count > 1)
        {
            errors.Add(FieldError.Invalid(path, Files, "cannot specify more than one file"));
        }
        else if (HasOptions)
        {
            errors.Add(FieldError.Invalid(path, Files, "cannot specify file with options"));
        }
        else if (findFile(Files[0]) is { } why)
        {
            errors.Add(FieldError.Invalid(path, Files, why));
        }
    }

    private static bool IsFile(string name) => name.AsSpan().ContainsAny('/', '\\');

    private static string Shown(DateTimeOffset time) => time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset? TimeOf(IQueryCollection query, string name, FieldErrorList errors)
    {
        var text = query[name].FirstOrDefault() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        if (MicroTime.TryParse(text, out _) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        errors.Add(FieldError.Invalid(FieldPath.Of(name), text, "invalid time format"));
        return null;
    }

    private static int? Number(IQueryCollection query, string name, FieldErrorList errors)
    {
        var text = query[name].FirstOrDefault() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            // What no integer of 32 bits holds is out of range in any case.
            return (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        }

        var isNumber = text.AsSpan(text[0] is '-' or '+' ? 1 : 0) is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');
        errors.Add(FieldError.Invalid(FieldPath.Of(name), text, $"strconv.Atoi: parsing {GoText.Quote(text)}: {(isNumber ? "value out of range" : "invalid syntax")}"));
        return null;
    }
}
