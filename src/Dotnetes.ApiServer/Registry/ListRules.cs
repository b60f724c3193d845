using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Which list and watch options go together.</summary>
internal static class ListRules
{
    /// <summary>Checks the options of a list.</summary>
    /// <exception cref="ApiException">400 or 422.</exception>
    public static void Check(ListOptions options)
    {
        CheckRevision(options.ResourceVersion);
        var match = options.ResourceVersionMatch;
        if (options.SendInitialEvents is not null)
        {
            throw Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
        }

        if (match.Length > 0)
        {
            if (options.ResourceVersion.Length == 0)
            {
                throw Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }

            if (options.Continue.Length > 0)
            {
                throw Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
            }

            if (match is not (ResourceVersionMatch.Exact or ResourceVersionMatch.NotOlderThan))
            {
                throw Invalid("resourceVersionMatch", $"Unsupported value: {GoText.Quote(match)}: supported values: \"Exact\", \"NotOlderThan\", \"\"");
            }

            if (match == ResourceVersionMatch.Exact && options.ResourceVersion == "0")
            {
                throw Forbidden("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }

        if (options.Continue.Length > 0 && options.ResourceVersion is not ("" or "0"))
        {
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        }

    }

    /// <summary>Checks the options of a watch.</summary>
    /// <exception cref="ApiException">400 or 422.</exception>
    public static void CheckWatch(ListOptions options)
    {
        CheckRevision(options.ResourceVersion);
        var match = options.ResourceVersionMatch;
        if (options.SendInitialEvents is null && match.Length > 0)
        {
            throw Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }

        if (options.SendInitialEvents is not null && match != ResourceVersionMatch.NotOlderThan)
        {
            throw Forbidden("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
    }

    private static void CheckRevision(string text)
    {
        if (text.Length > 0 && (!long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)))
        {
            throw ApiErrors.BadRequest($"resourceVersion: Invalid value: {GoText.Quote(text)}: strconv.ParseUint: parsing {GoText.Quote(text)}: invalid syntax");
        }
    }

    private static ApiException Forbidden(string field, string reason) => Invalid(field, $"Forbidden: {reason}");

    private static ApiException Invalid(string field, string reason) => ApiErrors.InvalidOptions("ListOptions", field, reason);
}
