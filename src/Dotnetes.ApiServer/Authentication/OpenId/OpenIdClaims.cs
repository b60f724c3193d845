using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Makes users of the claims of ID tokens.</summary>
internal static class OpenIdClaims
{
    /// <summary>The user, or why there is none.</summary>
    public static (UserInfo? User, string Error) Map(JwtAuthenticator config, JsonObject claims)
    {
        foreach (var rule in config.ClaimValidationRules)
        {
            if (claims.Get(rule.Claim) is not { } value)
            {
                return (null, $"required claim {rule.Claim} not present in ID token");
            }

            if (value.AsString != rule.RequiredValue)
            {
                return (null, $"required claim {rule.Claim} value does not match. Got = {value.AsString ?? value.ToString()}, want = {rule.RequiredValue}");
            }
        }

        var mappings = config.ClaimMappings;
        var name = mappings.Username.Claim;
        if (claims.Get(name) is not { } username)
        {
            return (null, $"parse username claims {GoText.Quote(name)}: claim not present");
        }

        if (username.AsString is not { } text)
        {
            return (null, $"parse username claims {GoText.Quote(name)}: json: cannot unmarshal {username.Kind.ToString().ToLowerInvariant()} into Go value of type string");
        }

        // An address that nobody has checked is anybody's.
        if (name == "email" && claims.Get("email_verified") is { } verified && verified is not JsonBoolean { Value: true })
        {
            return (null, verified is JsonBoolean ? "email not verified" : "parse 'email_verified' claim: json: cannot unmarshal into Go value of type bool");
        }

        if (!TryGroups(mappings.Groups, claims, out var groups))
        {
            return (null, $"parse groups claim {GoText.Quote(mappings.Groups.Claim)}: json: cannot unmarshal into Go value of type string");
        }

        var uid = "";
        if (mappings.Uid.Claim.Length > 0)
        {
            if (claims.Get(mappings.Uid.Claim)?.AsString is not { } id)
            {
                return (null, $"parse uid claim {GoText.Quote(mappings.Uid.Claim)}: claim not present");
            }

            uid = id;
        }

        ValueMap<ValueList<string>> extra = claims.Get("jti")?.AsString is { Length: > 0 } jti ? ValueMap.Of(("authentication.kubernetes.io/credential-id", (ValueList<string>)["JTI=" + jti])) : default;
        return (new UserInfo(mappings.Username.Prefix + text) { Uid = uid, Groups = groups, Extra = extra }, "");
    }

    private static bool TryGroups(PrefixedClaimOrExpression mapping, JsonObject claims, out ValueList<string> groups)
    {
        groups = default;
        switch (mapping.Claim.Length == 0 ? null : claims.Get(mapping.Claim))
        {
            case null or JsonNull:
                return true;
            case JsonString one:
                groups = [mapping.Prefix + one.Value];
                return true;
            case JsonArray many when many.All(g => g is JsonString):
                groups = many.Select(g => mapping.Prefix + g.AsString).ToValueList();
                return true;
            default:
                return false;
        }
    }
}
