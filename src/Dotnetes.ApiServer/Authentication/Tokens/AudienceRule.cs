namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>
/// For whom tokens are good. This is the only place that decides it: authenticators tell what a token says of its audiences, <see cref="TokenAuthenticatorUnion"/>
/// asks here.
/// </summary>
internal static class AudienceRule
{
    /// <summary>The audiences for which a token is good among those that are asked for; null when it is good for none of them.</summary>
    /// <param name="meant">Those that the token names; empty when it knows none, and is for this server.</param>
    /// <param name="asked">Those that are asked for; empty where nobody asks, which is to ask for this server.</param>
    /// <param name="server">Those that mean this server; empty where nobody has given it a name.</param>
    public static ValueList<string>? Common(ValueList<string> meant, ValueList<string> asked, ValueList<string> server)
    {
        var wanted = asked.IsEmpty ? server : asked;
        if (wanted.IsEmpty)
        {
            // A server without a name cannot be confused with another.
            return meant;
        }

        var common = wanted.Where((meant.IsEmpty ? server : meant).Contains).ToValueList();
        return common.IsEmpty ? null : common;
    }
}
