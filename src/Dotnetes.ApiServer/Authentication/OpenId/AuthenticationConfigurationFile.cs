using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Reads and checks files of kind AuthenticationConfiguration (<c>--authentication-config</c>, KEP-3331).</summary>
public static class AuthenticationConfigurationFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="disallowedIssuers">Issuers that are this server's own.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or says something wrong.</exception>
    public static AuthenticationConfiguration Read(string path, ValueList<string> disallowedIssuers)
    {
        var config = ConfigurationFile.Read<AuthenticationConfiguration>(path);
        var errors = Validate(config, disallowedIssuers);
        return errors.IsEmpty ? config : throw new ConfigurationException($"{path}: {string.Join(", ", errors.Select(e => e.ToString()))}");
    }

    /// <summary>What is wrong with a configuration.</summary>
    public static FieldErrorList Validate(AuthenticationConfiguration config, ValueList<string> disallowedIssuers)
    {
        var errors = new FieldErrorList();
        var issuers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.Jwt.Count; i++)
        {
            var path = FieldPath.Of("jwt").Index(i);
            var jwt = config.Jwt[i];
            ValidateIssuer(jwt.Issuer, path.Child("issuer"), disallowedIssuers, errors);
            if (jwt.Issuer.Url.Length > 0 && !issuers.Add(jwt.Issuer.Url))
            {
                errors.Add(FieldError.Duplicate(path.Child("issuer").Child("url"), jwt.Issuer.Url));
            }

            ValidateRules(jwt, path, errors);
            ValidateMappings(jwt.ClaimMappings, path.Child("claimMappings"), errors);
        }

        ValidateAnonymous(config.Anonymous, errors);
        return errors;
    }

    private static void ValidateIssuer(Issuer issuer, FieldPath path, ValueList<string> disallowedIssuers, FieldErrorList errors)
    {
        ValidateUrl(issuer.Url, path.Child("url"), errors);
        if (disallowedIssuers.Contains(issuer.Url))
        {
            errors.Add(FieldError.Invalid(path.Child("url"), issuer.Url, $"URL must not overlap with disallowed issuers: {disallowedIssuers}"));
        }

        if (issuer.DiscoveryUrl is { Length: > 0 } discovery)
        {
            ValidateUrl(discovery, path.Child("discoveryURL"), errors);
            if (discovery.TrimEnd('/') == issuer.Url.TrimEnd('/'))
            {
                errors.Add(FieldError.Invalid(path.Child("discoveryURL"), discovery, "discoveryURL must be different from URL"));
            }
        }

        if (issuer.Audiences.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("audiences"), "at least one jwt[*].issuer.audiences is required"));
        }

        for (var i = 0; i < issuer.Audiences.Count; i++)
        {
            if (issuer.Audiences[i].Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("audiences").Index(i), "audience can't be empty"));
            }
        }

        if ((issuer.Audiences.Count > 1 && issuer.AudienceMatchPolicy != AudienceMatchPolicyType.MatchAny) || (issuer.AudienceMatchPolicy is not ("" or AudienceMatchPolicyType.MatchAny)))
        {
            errors.Add(FieldError.Invalid(path.Child("audienceMatchPolicy"), issuer.AudienceMatchPolicy, "audienceMatchPolicy must be MatchAny for multiple audiences"));
        }

        try
        {
            Authorities(issuer.CertificateAuthority);
        }
        catch (CryptographicException)
        {
            errors.Add(FieldError.Invalid(path.Child("certificateAuthority"), "<omitted>", "data does not contain any valid RSA or ECDSA certificates"));
        }
    }

    private static void ValidateUrl(string url, FieldPath path, FieldErrorList errors)
    {
        if (url.Length == 0)
        {
            errors.Add(FieldError.Required(path, "URL is required"));
        }
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttps)
        {
            errors.Add(FieldError.Invalid(path, url, "URL scheme must be https"));
        }
        else if (parsed.UserInfo.Length > 0 || parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, url, "URL must not contain a username, password, query or fragment"));
        }
    }

    private static void ValidateRules(JwtAuthenticator jwt, FieldPath path, FieldErrorList errors)
    {
        var claims = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < jwt.ClaimValidationRules.Count; i++)
        {
            var (rule, field) = (jwt.ClaimValidationRules[i], path.Child("claimValidationRules").Index(i));
            NoExpression(rule.Expression, field.Child("expression"), errors);
            if (rule.Claim.Length == 0 && rule.Expression.Length == 0)
            {
                errors.Add(FieldError.Required(field, "claim or expression is required"));
            }
            else if (rule.Claim.Length > 0 && !claims.Add(rule.Claim))
            {
                errors.Add(FieldError.Duplicate(field.Child("claim"), rule.Claim));
            }
        }

        for (var i = 0; i < jwt.UserValidationRules.Count; i++)
        {
            NoExpression(jwt.UserValidationRules[i].Expression, path.Child("userValidationRules").Index(i).Child("expression"), errors);
        }
    }

    private static void ValidateMappings(ClaimMappings mappings, FieldPath path, FieldErrorList errors)
    {
        NoExpression(mappings.Username.Expression, path.Child("username").Child("expression"), errors);
        NoExpression(mappings.Groups.Expression, path.Child("groups").Child("expression"), errors);
        NoExpression(mappings.Uid.Expression, path.Child("uid").Child("expression"), errors);
        for (var i = 0; i < mappings.Extra.Count; i++)
        {
            NoExpression(mappings.Extra[i].ValueExpression, path.Child("extra").Index(i).Child("valueExpression"), errors);
        }

        if (mappings.Username.Claim.Length == 0 && mappings.Username.Expression.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("username"), "claim or expression is required"));
        }

        if (mappings.Username is { Claim.Length: > 0, Prefix: null })
        {
            errors.Add(FieldError.Required(path.Child("username").Child("prefix"), "prefix is required when claim is set. It can be set to an empty string to disable prefixing"));
        }

        if (mappings.Groups is { Claim.Length: > 0, Prefix: null })
        {
            errors.Add(FieldError.Required(path.Child("groups").Child("prefix"), "prefix is required when claim is set. It can be set to an empty string to disable prefixing"));
        }
    }

    private static void ValidateAnonymous(AnonymousAuthConfig? anonymous, FieldErrorList errors)
    {
        if (anonymous is null)
        {
            return;
        }

        var path = FieldPath.Of("anonymous", "conditions");
        if (!anonymous.Enabled && !anonymous.Conditions.IsEmpty)
        {
            errors.Add(FieldError.Invalid(path, "", "enabled should be set to true when conditions are defined"));
        }

        for (var i = 0; i < anonymous.Conditions.Count; i++)
        {
            if (anonymous.Conditions[i].Path.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i).Child("path")));
            }
        }
    }

    // A rule that cannot be followed must not be passed over.
    private static void NoExpression(string expression, FieldPath path, FieldErrorList errors)
    {
        if (expression.Length > 0)
        {
            errors.Add(FieldError.Forbidden(path, "CEL expressions are not supported by this server"));
        }
    }

    /// <summary>The authorities of a PEM text; null for those of the machine when it is empty.</summary>
    internal static X509Certificate2Collection? Authorities(string pem)
    {
        if (pem.Length == 0)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("there is no certificate");
    }
}
