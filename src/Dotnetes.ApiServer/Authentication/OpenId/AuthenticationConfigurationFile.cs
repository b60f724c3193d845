using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Reads and checks files of kind AuthenticationConfiguration (<c>--authentication-config</c>, KEP-3331).</summary>
public static class AuthenticationConfigurationFile
{
    private const int MaxIssuers = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="disallowedIssuers">Issuers that are this server's own.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or says something wrong.</exception>
    public static AuthenticationConfiguration Read(string path, ValueList<string> disallowedIssuers) => Decode(ConfigurationFile.ReadText(path), path, disallowedIssuers);

    /// <summary>Reads and checks a document of any version.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <param name="disallowedIssuers">Issuers that are this server's own.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong; the message names line and field.</exception>
    public static AuthenticationConfiguration Decode(string text, string source, ValueList<string> disallowedIssuers)
    {
        // The versions differ in nothing but their names.
        foreach (var older in (string[])["v1beta1", "v1alpha1"])
        {
            text = text.Replace($"apiserver.config.k8s.io/{older}", "apiserver.config.k8s.io/v1", StringComparison.Ordinal);
        }

        var document = Encoding.UTF8.GetBytes(text);
        var config = ConfigurationFile.Decode<AuthenticationConfiguration>(document, source);
        var errors = Validate(config, disallowedIssuers);
        return errors.IsEmpty
            ? config
            : throw ConfigurationFile.Refusal(document, source, errors);
    }

    /// <summary>What is wrong with a configuration.</summary>
    public static FieldErrorList Validate(AuthenticationConfiguration config, ValueList<string> disallowedIssuers)
    {
        var errors = new FieldErrorList();
        var issuers = new HashSet<string>(StringComparer.Ordinal);
        var discoveries = new HashSet<string>(StringComparer.Ordinal);
        if (config.Jwt.Count > MaxIssuers)
        {
            errors.Add(FieldError.TooMany(FieldPath.Of("jwt"), config.Jwt.Count, MaxIssuers));
            return errors;
        }

        for (var i = 0; i < config.Jwt.Count; i++)
        {
            var path = FieldPath.Of("jwt").Index(i);
            var jwt = config.Jwt[i];
            ValidateIssuer(jwt.Issuer, path.Child("issuer"), disallowedIssuers, errors);
            if (jwt.Issuer.Url.Length > 0 && !issuers.Add(jwt.Issuer.Url))
            {
                errors.Add(FieldError.Duplicate(path.Child("issuer").Child("url"), jwt.Issuer.Url));
            }

            if (jwt.Issuer.DiscoveryUrl is { Length: > 0 } discovery && !discoveries.Add(discovery))
            {
                errors.Add(FieldError.Duplicate(path.Child("issuer").Child("discoveryURL"), discovery));
            }

            OpenIdExpressions.Compile(jwt, path, errors);
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
            else if (issuer.Audiences.Take(i).Contains(issuer.Audiences[i]))
            {
                errors.Add(FieldError.Duplicate(path.Child("audiences").Index(i), issuer.Audiences[i]));
            }
        }

        if ((issuer.Audiences.Count > 1 && issuer.AudienceMatchPolicy != AudienceMatchPolicyType.MatchAny) || (issuer.AudienceMatchPolicy is not ("" or AudienceMatchPolicyType.MatchAny)))
        {
            errors.Add(FieldError.Invalid(path.Child("audienceMatchPolicy"), issuer.AudienceMatchPolicy, "audienceMatchPolicy must be MatchAny for multiple audiences"));
        }

        if (issuer.EgressSelectorType.Length > 0)
        {
            errors.Add(FieldError.Forbidden(path.Child("egressSelectorType"), "egress selectors are not supported by this server"));
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
            if (rule.Claim.Length == 0 && rule.Expression.Length == 0)
            {
                errors.Add(FieldError.Required(field, "claim or expression is required"));
            }
            else if (rule.Claim.Length > 0 && rule.Expression.Length > 0)
            {
                errors.Add(FieldError.Invalid(field, rule.Claim, "claim and expression can't both be set"));
            }
            else if (rule.Claim.Length > 0 && rule.Message.Length > 0)
            {
                errors.Add(FieldError.Invalid(field.Child("message"), rule.Message, "may not be specified when claim is set"));
            }
            else if (rule.Claim.Length > 0 && !claims.Add(rule.Claim))
            {
                errors.Add(FieldError.Duplicate(field.Child("claim"), rule.Claim));
            }
        }

        for (var i = 0; i < jwt.UserValidationRules.Count; i++)
        {
            if (jwt.UserValidationRules[i].Expression.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("userValidationRules").Index(i).Child("expression")));
            }
        }
    }

    private static void ValidateMappings(ClaimMappings mappings, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < mappings.Extra.Count; i++)
        {
            if (mappings.Extra[i].ValueExpression.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("extra").Index(i).Child("valueExpression")));
            }
        }

        if (mappings.Username.Claim.Length == 0 && mappings.Username.Expression.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("username"), "claim or expression is required"));
        }

        if (mappings.Username is { Claim.Length: 0, Expression.Length: 0, Prefix: not null })
        {
            errors.Add(FieldError.Required(path.Child("username").Child("claim"), "non-empty claim name is required when prefix is set"));
        }

        if (mappings.Groups is { Claim.Length: 0, Expression.Length: 0, Prefix: not null })
        {
            errors.Add(FieldError.Required(path.Child("groups").Child("claim"), "non-empty claim name is required when prefix is set"));
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
