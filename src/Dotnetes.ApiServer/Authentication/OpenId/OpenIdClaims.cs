using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Makes users of the claims of ID tokens.</summary>
internal static class OpenIdClaims
{
    /// <summary>The user, or why there is none.</summary>
    public static (UserInfo? User, string Error) Map(JwtAuthenticator config, OpenIdExpressions expressions, JsonObject claims)
    {
        foreach (var rule in config.ClaimValidationRules)
        {
            if (rule.Claim.Length == 0)
            {
                continue;
            }

            if (claims.Get(rule.Claim) is not { } value)
            {
                return (null, $"required claim {rule.Claim} not present in ID token");
            }

            if (value.AsString != rule.RequiredValue)
            {
                return (null, $"required claim {rule.Claim} value does not match. Got = {value.AsString ?? value.ToString()}, want = {rule.RequiredValue}");
            }
        }

        if (expressions.RefuseClaims(claims) is { Length: > 0 } refusal)
        {
            return (null, refusal);
        }

        var mappings = config.ClaimMappings;
        var (username, error) = expressions.MakesUsername ? expressions.Username(claims) : Username(mappings.Username, claims);
        ValueList<string> groups = default;
        var uid = "";
        if (error.Length == 0)
        {
            (groups, error) = expressions.MakesGroups ? expressions.Groups(claims) : Groups(mappings.Groups, claims);
        }

        if (error.Length == 0)
        {
            (uid, error) = expressions.MakesUid ? expressions.Uid(claims) : Uid(mappings.Uid, claims);
        }

        if (error.Length > 0)
        {
            return (null, error);
        }

        var (more, problem) = expressions.Extra(claims);
        if (problem.Length > 0)
        {
            return (null, problem);
        }

        var user = new UserInfo(username) { Uid = uid, Groups = groups, Extra = Extra(claims, more) };
        return expressions.RefuseUser(user) is { Length: > 0 } refused ? (null, refused) : (user, "");
    }

    private static ValueMap<ValueList<string>> Extra(JsonObject claims, IReadOnlyList<(string Key, ValueList<string> Values)> more)
    {
        List<(string, ValueList<string>)> all = [.. more];
        if (claims.Get("jti")?.AsString is { Length: > 0 } jti)
        {
            all.RemoveAll(e => e.Item1 == "authentication.kubernetes.io/credential-id");
            all.Add(("authentication.kubernetes.io/credential-id", ["JTI=" + jti]));
        }

        return all.Count == 0 ? default : ValueMap.Of([.. all]);
    }

    private static (string Name, string Error) Username(PrefixedClaimOrExpression mapping, JsonObject claims)
    {
        var name = mapping.Claim;
        if (claims.Get(name) is not { } username)
        {
            return ("", $"parse username claims {GoText.Quote(name)}: claim not present");
        }

        if (username.AsString is not { } text)
        {
            return ("", $"parse username claims {GoText.Quote(name)}: json: cannot unmarshal {username.Kind.ToString().ToLowerInvariant()} into Go value of type string");
        }

        // An address that nobody has checked is anybody's.
        if (name == "email" && claims.Get("email_verified") is { } verified && verified is not JsonBoolean { Value: true })
        {
            return ("", verified is JsonBoolean ? "email not verified" : "parse 'email_verified' claim: json: cannot unmarshal into Go value of type bool");
        }

        return (mapping.Prefix + text, "");
    }

    private static (ValueList<string> Groups, string Error) Groups(PrefixedClaimOrExpression mapping, JsonObject claims) => TryGroups(mapping, claims, out var groups)
        ? (groups, "")
        : (default, $"parse groups claim {GoText.Quote(mapping.Claim)}: json: cannot unmarshal into Go value of type string");

    private static (string Uid, string Error) Uid(ClaimOrExpression mapping, JsonObject claims) => mapping.Claim.Length == 0 ? ("", "")
        : claims.Get(mapping.Claim)?.AsString is { } id ? (id, "")
        : ("", $"parse uid claim {GoText.Quote(mapping.Claim)}: claim not present");

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
