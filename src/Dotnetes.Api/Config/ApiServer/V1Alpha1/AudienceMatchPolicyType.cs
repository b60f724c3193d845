namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>How token audiences are compared with the configured ones; any common audience suffices.</summary>
public static class AudienceMatchPolicyType
{
    /// <summary>The value <c>MatchAny</c>.</summary>
    public const string MatchAny = "MatchAny";
}
