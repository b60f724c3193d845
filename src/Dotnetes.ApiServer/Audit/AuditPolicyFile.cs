using Dotnetes.Api.Audit.V1;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Audit;

/// <summary>Reads the file with the audit policy (audit.k8s.io/v1, kind Policy).</summary>
public static class AuditPolicyFile
{
    private static readonly string[] s_levels = [Level.None, Level.Metadata, Level.Request, Level.RequestResponse];

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or says something wrong; the message names file, and line or field.</exception>
    public static Policy Read(string path) => Decode(ConfigurationFile.ReadBytes(path), path);

    /// <summary>Decodes and checks a document.</summary>
    /// <param name="document">YAML or JSON.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="ConfigurationException">It says something wrong.</exception>
    public static Policy Decode(ReadOnlySpan<byte> document, string source)
    {
        var policy = ConfigurationFile.Decode<Policy>(document, source);
        var errors = new FieldErrorList();
        CheckStages(policy.OmitStages, FieldPath.Of("omitStages"), errors);
        for (var i = 0; i < policy.Rules.Count; i++)
        {
            CheckRule(policy.Rules[i], FieldPath.Of("rules").Index(i), errors);
        }

        return !errors.IsEmpty ? throw ConfigurationFile.Refusal(document, source, errors)
            : policy.Rules.IsEmpty ? throw new ConfigurationException($"{ConfigurationFile.Locate(document, source, "rules")}: rules: loaded illegal policy with 0 rules")
            : policy;
    }

    private static void CheckRule(PolicyRule rule, FieldPath path, FieldErrorList errors)
    {
        if (rule.Level.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("level")));
        }
        else if (!s_levels.Contains(rule.Level))
        {
            errors.Add(FieldError.NotSupported(path.Child("level"), rule.Level, s_levels));
        }

        var urls = path.Child("nonResourceURLs");
        for (var i = 0; i < rule.NonResourceUrls.Count; i++)
        {
            CheckUrl(rule.NonResourceUrls[i], urls.Index(i), errors);
        }

        foreach (var group in rule.Resources.AsEnumerable())
        {
            var resources = path.Child("resources");
            if (group.Group.Length > 0 && group.Group != "*" && DnsNames.IsDns1123Subdomain(group.Group) is { IsEmpty: false } problems)
            {
                errors.Add(FieldError.Invalid(resources.Child("group"), group.Group, string.Join(",", problems)));
            }

            if (!group.ResourceNames.IsEmpty && group.Resources.IsEmpty)
            {
                errors.Add(FieldError.Invalid(resources.Child("resourceNames"), group.ResourceNames, "using resourceNames requires at least one resource"));
            }
        }

        CheckStages(rule.OmitStages, path.Child("omitStages"), errors);
        if (!rule.NonResourceUrls.IsEmpty && (!rule.Resources.IsEmpty || !rule.Namespaces.IsEmpty))
        {
            errors.Add(FieldError.Invalid(urls, rule.NonResourceUrls, "rules cannot apply to both regular resources and non-resource URLs"));
        }
    }

    private static void CheckUrl(string url, FieldPath path, FieldErrorList errors)
    {
        if (url == "*")
        {
            return;
        }

        if (!url.StartsWith('/'))
        {
            errors.Add(FieldError.Invalid(path, url, "non-resource URL rules must begin with a '/' character"));
        }

        if (url.Length > 0 && url.AsSpan(0, url.Length - 1).Contains('*'))
        {
            errors.Add(FieldError.Invalid(path, url, "non-resource URL wildcards '*' must be the final character of the rule"));
        }
    }

    private static void CheckStages(ValueList<string> stages, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            if (!AuditStageNames.All.Contains(stages[i]))
            {
                errors.Add(FieldError.Invalid(path.Index(i), stages[i], $"allowed stages are {string.Join(",", AuditStageNames.All)}"));
            }
        }
    }
}
