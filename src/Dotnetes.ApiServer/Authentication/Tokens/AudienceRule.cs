namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>What tokens that know no audiences are good for: this server.</summary>
internal static class AudienceRule
{
    /// <summary>The audiences in common; null when some are asked for of which none means this server.</summary>
    /// <param name="server">Those that mean this server.</param>
    /// <param name="asked">Those that are asked for; empty for none.</param>
    public static ValueList<string>? Common(ValueList<string> server, ValueList<string> asked)
    {
        if (asked.IsEmpty || server.IsEmpty)
        {
            return server;
        }

        var common = server.Where(asked.Contains).ToValueList();
        return common.IsEmpty ? null : common;
    }
}
