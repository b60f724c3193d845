using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Which list and watch options go together.</summary>
internal static class ListRules
{
    private static readonly FieldPath s_match = FieldPath.Of("resourceVersionMatch");

    /// <summary>Checks the options of a list.</summary>
    /// <exception cref="ApiException">400 or 422.</exception>
    public static void Check(ListOptions options)
    {
        var match = options.ResourceVersionMatch;
        var errors = new FieldErrorList();
        if (match.Length > 0)
        {
            if (options.ResourceVersion.Length == 0)
            {
                errors.Add(FieldError.Forbidden(s_match, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
            }

            if (options.Continue.Length > 0)
            {
                errors.Add(FieldError.Forbidden(s_match, "resourceVersionMatch is forbidden when continue is provided"));
            }

            if (match is not (ResourceVersionMatch.Exact or ResourceVersionMatch.NotOlderThan))
            {
                errors.Add(FieldError.NotSupported(s_match, match, ResourceVersionMatch.Exact, ResourceVersionMatch.NotOlderThan, ""));
            }

            if (match == ResourceVersionMatch.Exact && options.ResourceVersion == "0")
            {
                errors.Add(FieldError.Forbidden(s_match, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
            }
        }

        if (options.SendInitialEvents is not null)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("sendInitialEvents"), "sendInitialEvents is forbidden for list"));
        }

        Refuse(errors);
        if (options.Continue.Length > 0)
        {
            ContinueToken.Decode(options.Continue);
            if (options.ResourceVersion is not ("" or "0"))
            {
                throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
            }
        }

        if (WrongRevision(options.ResourceVersion) is { } wrong)
        {
            throw ApiErrors.BadRequest($"invalid resource version: {wrong}");
        }
    }

    /// <summary>Checks the options of a watch.</summary>
    /// <exception cref="ApiException">422, or 400 for a resource version that is no number (upstream says 500 here, but that is for what the server did wrong).</exception>
    public static void CheckWatch(ListOptions options)
    {
        var match = options.ResourceVersionMatch;
        var errors = new FieldErrorList();
        if (options.SendInitialEvents is not null && match != ResourceVersionMatch.NotOlderThan)
        {
            errors.Add(FieldError.Forbidden(s_match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }

        if (match.Length > 0 && options.SendInitialEvents is null)
        {
            errors.Add(FieldError.Forbidden(s_match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }

        if (match is not ("" or ResourceVersionMatch.NotOlderThan))
        {
            errors.Add(FieldError.NotSupported(s_match, match, ResourceVersionMatch.NotOlderThan));
        }

        // A watch from no version in particular is one that sends what is there first.
        if (options.Continue.Length > 0 && (match.Length > 0 || (options.SendInitialEvents is null && options.ResourceVersion is "" or "0")))
        {
            errors.Add(FieldError.Forbidden(s_match, "resourceVersionMatch is forbidden when continue is provided"));
        }

        Refuse(errors);
        if (WrongRevision(options.ResourceVersion) is { } wrong)
        {
            throw ApiErrors.BadRequest(wrong);
        }
    }

    private static string? WrongRevision(string text) =>
        text.Length == 0 || long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? null
            : $"resourceVersion: Invalid value: {GoText.Quote(text)}: strconv.ParseUint: parsing {GoText.Quote(text)}: {(text.All(char.IsAsciiDigit) ? "value out of range" : "invalid syntax")}";

    private static void Refuse(FieldErrorList errors)
    {
        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid("meta.k8s.io", "ListOptions", "", errors);
        }
    }
}
