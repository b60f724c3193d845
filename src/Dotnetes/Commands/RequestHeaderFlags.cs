using System.CommandLine;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary>The flags that say which proxy is believed and which headers it uses, under upstream's names.</summary>
public sealed class RequestHeaderFlags
{
    private static readonly RequestHeaderSettings s_default = new();

    private readonly Option<string> _authority = ComponentFlags.Text("--requestheader-client-ca-file", "The authorities of the certificate of a proxy that tells users by headers.");
    private readonly Option<string[]> _names = AuthenticationFlags.Texts("--requestheader-allowed-names", "The common names that the proxy may have, separated by commas; without them any.");
    private readonly Option<string[]> _users = AuthenticationFlags.Texts("--requestheader-username-headers", "The headers of the user's name; X-Remote-User without it.");
    private readonly Option<string[]> _uids = AuthenticationFlags.Texts("--requestheader-uid-headers", "The headers of the user's uid; X-Remote-Uid without it.");
    private readonly Option<string[]> _groups = AuthenticationFlags.Texts("--requestheader-group-headers", "The headers of the user's groups; X-Remote-Group without it.");
    private readonly Option<string[]> _extra = AuthenticationFlags.Texts("--requestheader-extra-headers-prefix", "What headers of extra information start with; X-Remote-Extra- without it.");

    private Option<string[]>[] Lists => [_names, _users, _uids, _groups, _extra];

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_authority);
        foreach (var option in Lists)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="ConfigurationException">A name is empty, or the standard header of uids is missing.</exception>
    public RequestHeaderSettings Of(ParseResult arguments)
    {
        foreach (var option in Lists)
        {
            if ((arguments.GetValue(option) ?? []).SelectMany(v => v.Split(',')).Any(string.IsNullOrWhiteSpace))
            {
                throw new ConfigurationException($"empty value in \"{option.Name.TrimStart('-')}\"");
            }
        }

        var uids = Headers(arguments, _uids, s_default.UidHeaders);
        if (!uids.Contains("X-Remote-Uid", StringComparer.OrdinalIgnoreCase))
        {
            throw new ConfigurationException("--requestheader-uid-headers is set without specifying the standard X-Remote-Uid header - API aggregation will not work");
        }

        return new()
        {
            AuthorityFile = arguments.GetValue(_authority)!,
            AllowedNames = AuthenticationFlags.List(arguments, _names),
            UserHeaders = Headers(arguments, _users, s_default.UserHeaders),
            UidHeaders = uids,
            GroupHeaders = Headers(arguments, _groups, s_default.GroupHeaders),
            ExtraHeaderPrefixes = Headers(arguments, _extra, s_default.ExtraHeaderPrefixes),
        };
    }

    private static ValueList<string> Headers(ParseResult arguments, Option<string[]> option, ValueList<string> otherwise) =>
        AuthenticationFlags.List(arguments, option) is { IsEmpty: false } given ? given : otherwise;
}
