using System.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authorization.Webhooks;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Reads the file of <c>--authorization-config</c>, which says which authorizers are asked in which order.</summary>
public static class AuthorizationConfigurationFile
{
    private static readonly TimeSpan s_maxTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or something in it is wrong; the message names file and field.</exception>
    public static AuthorizationConfiguration Read(string path) => Decode(ConfigurationFile.ReadText(path), path);

    /// <summary>Reads and checks a document.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static AuthorizationConfiguration Decode(string text, string source)
    {
        // The versions differ in nothing but their names.
        foreach (var older in (string[])["v1beta1", "v1alpha1"])
        {
            text = text.Replace($"apiserver.config.k8s.io/{older}", "apiserver.config.k8s.io/v1", StringComparison.Ordinal);
        }

        var document = Encoding.UTF8.GetBytes(text);
        var configuration = ConfigurationFile.Decode<AuthorizationConfiguration>(document, source);
        var errors = Validate(configuration);
        return errors.IsEmpty ? configuration : throw ConfigurationFile.Refusal(document, source, errors);
    }

    /// <summary>Checks a configuration.</summary>
    public static FieldErrorList Validate(AuthorizationConfiguration configuration)
    {
        var errors = new FieldErrorList();
        var list = FieldPath.Of("authorizers");
        if (configuration.Authorizers.IsEmpty)
        {
            errors.Add(FieldError.Required(list, "at least one authorization mode must be defined"));
        }

        var types = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < configuration.Authorizers.Count; i++)
        {
            var authorizer = configuration.Authorizers[i];
            var field = list.Index(i);
            if (authorizer.Type.Length == 0)
            {
                errors.Add(FieldError.Required(field.Child("type")));
            }
            else if (!AuthorizationModes.All.Contains(authorizer.Type))
            {
                errors.Add(FieldError.NotSupported(field.Child("type"), authorizer.Type, [.. AuthorizationModes.All.Order(StringComparer.Ordinal)]));
            }
            else if (!types.Add(authorizer.Type) && authorizer.Type != AuthorizationModes.Webhook)
            {
                errors.Add(FieldError.Duplicate(field.Child("type"), authorizer.Type));
            }
            else
            {
                CheckName(authorizer.Name, names, field.Child("name"), errors);
                CheckWebhook(authorizer, field, errors);
            }
        }

        return errors;
    }

    private static void CheckName(string name, HashSet<string> names, FieldPath field, FieldErrorList errors)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (!names.Add(name))
        {
            errors.Add(FieldError.Duplicate(field, name));
        }
        else if (DnsNames.IsDns1123Subdomain(name) is { IsEmpty: false } messages)
        {
            errors.Add(FieldError.Invalid(field, name, $"authorizer name is invalid: {string.Join(", ", messages)}"));
        }
    }

    private static void CheckWebhook(AuthorizerConfiguration authorizer, FieldPath field, FieldErrorList errors)
    {
        if (authorizer.Type != AuthorizationModes.Webhook)
        {
            if (authorizer.Webhook is not null)
            {
                errors.Add(FieldError.Invalid(field.Child("webhook"), "non-null", "may only be specified when type=Webhook"));
            }

            return;
        }

        if (authorizer.Webhook is not { } webhook)
        {
            errors.Add(FieldError.Required(field.Child("webhook"), "required when type=Webhook"));
            return;
        }

        CheckTimes(webhook, field, errors);
        CheckOneOf(webhook.SubjectAccessReviewVersion, field.Child("subjectAccessReviewVersion"), errors, "v1", "v1beta1");
        CheckOneOf(webhook.FailurePolicy, field.Child("failurePolicy"), errors, "NoOpinion", "Deny");
        CheckConnection(webhook.ConnectionInfo, field.Child("connectionInfo"), errors);
        WebhookMatchConditions.Compile(webhook.MatchConditions, field.Child("matchConditions"), errors);
    }

    private static void CheckTimes(WebhookConfiguration webhook, FieldPath field, FieldErrorList errors)
    {
        var timeout = webhook.Timeout.ToTimeSpan();
        if (timeout == TimeSpan.Zero)
        {
            errors.Add(FieldError.Required(field.Child("timeout")));
        }
        else if (timeout < TimeSpan.Zero || timeout > s_maxTimeout)
        {
            errors.Add(FieldError.Invalid(field.Child("timeout"), webhook.Timeout.ToString(), "must be > 0s and <= 30s"));
        }

        foreach (var (name, life) in new[] { ("authorizedTTL", webhook.AuthorizedTtl), ("unauthorizedTTL", webhook.UnauthorizedTtl) })
        {
            if (life.ToTimeSpan() == TimeSpan.Zero)
            {
                errors.Add(FieldError.Required(field.Child(name)));
            }
            else if (life.ToTimeSpan() < TimeSpan.Zero)
            {
                errors.Add(FieldError.Invalid(field.Child(name), life.ToString(), "must be > 0s"));
            }
        }
    }

    private static void CheckConnection(WebhookConnectionInfo connection, FieldPath field, FieldErrorList errors)
    {
        var file = field.Child("kubeConfigFile");
        CheckOneOf(connection.Type, field.Child("type"), errors, "InClusterConfig", "KubeConfigFile");
        if (connection.Type == "InClusterConfig" && connection.KubeConfigFile is { } superfluous)
        {
            errors.Add(FieldError.Invalid(file, superfluous, "can only be set when type=KubeConfigFile"));
        }

        if (connection.Type != "KubeConfigFile")
        {
            return;
        }

        if (connection.KubeConfigFile is not { Length: > 0 } path)
        {
            errors.Add(FieldError.Required(file));
        }
        else if (!Path.IsPathFullyQualified(path))
        {
            errors.Add(FieldError.Invalid(file, path, "must be an absolute path"));
        }
        else if (!File.Exists(path))
        {
            errors.Add(FieldError.Invalid(file, path, "must be a regular file"));
        }
    }

    private static void CheckOneOf(string value, FieldPath field, FieldErrorList errors, params string[] supported)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (!supported.Contains(value))
        {
            errors.Add(FieldError.NotSupported(field, value, supported));
        }
    }
}
