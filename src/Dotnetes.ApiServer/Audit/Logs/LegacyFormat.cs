using System.Globalization;
using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>Events as lines of text, the format "legacy".</summary>
internal static class LegacyFormat
{
    /// <summary>An event in one line, without line break.</summary>
    public static string Of(Event value)
    {
        var user = value.User.Username.Length > 0 ? value.User.Username : "<none>";
        var groups = value.User.Username.Length > 0 && !value.User.Groups.IsEmpty ? List(value.User.Groups) : "<none>";
        var asUser = value.ImpersonatedUser?.Username ?? "<self>";
        var asGroups = value.ImpersonatedUser is { Groups.IsNull: false } impersonated ? List(impersonated.Groups) : "<lookup>";
        var ns = value.ObjectRef is { Namespace.Length: > 0 } reference ? reference.Namespace : "<none>";
        var response = value.ResponseStatus?.Code.ToString(CultureInfo.InvariantCulture) ?? "<deferred>";
        var ip = value.SourceIPs.IsEmpty ? "<unknown>" : value.SourceIPs[0];
        return $"{Time(value.RequestReceivedTimestamp)} AUDIT: id={Quote(value.AuditID)} stage={Quote(value.Stage)} ip={Quote(ip)} method={Quote(value.Verb)} "
            + $"user={Quote(user)} groups={Quote(groups)} as={Quote(asUser)} asgroups={Quote(asGroups)} user-agent={Quote(value.UserAgent)} "
            + $"namespace={Quote(ns)} uri={Quote(value.RequestUri)} response=\"{response}\"";
    }

    private static string Quote(string text) => GoText.Quote(text);

    private static string List(ValueList<string> items) => string.Join(",", items.Select(Quote));

    // Without the zeros at the end of the fraction.
    private static string Time(MicroTime time) => time.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";
}
