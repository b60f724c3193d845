using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>What the list of resources of an entry may hold.</summary>
internal static class EncryptedResourceRules
{
    /// <summary>Checks a list.</summary>
    public static void Check(ValueList<string> resources, FieldPath path, FieldErrorList errors)
    {
        CheckOverlaps(resources, path, errors);
        for (var i = 0; i < resources.Count; i++)
        {
            if (Problem(resources[i]) is { } problem)
            {
                errors.Add(FieldError.Invalid(path.Index(i), resources[i], problem));
            }
        }
    }

    private static void CheckOverlaps(ValueList<string> resources, FieldPath path, FieldErrorList errors)
    {
        var names = resources.Map(ResourceName.Parse);
        var (isDuplicate, isOverlap) = (false, false);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                if (i == j)
                {
                    continue;
                }

                if (names[i] == names[j])
                {
                    isDuplicate = true;
                }
                else if (names[i] == ResourceName.Everything || (names[i].Group == names[j].Group && (names[i].Resource == "*" || names[j].Resource == "*")))
                {
                    isOverlap = true;
                }
            }
        }

        if (isDuplicate)
        {
            errors.Add(FieldError.Invalid(path, resources, "the same resource cannot be specified multiple times"));
        }

        if (isOverlap)
        {
            errors.Add(FieldError.Invalid(path, resources, "using overlapping resources such as 'secrets' and '*.' in the same resource list is not allowed as they will be masked"));
        }
    }

    private static string? Problem(string text)
    {
        var name = ResourceName.Parse(text);
        return text.Any(char.IsUpper) ? "resource name should not contain capital letters"
            : text == "*" ? "use '*.' to encrypt all the resources from core API group or *.* to encrypt all resources"
            : text is "apiserveripinfo" or "serviceipallocations" or "servicenodeportallocations" ? "resources which do not have REST API/s cannot be encrypted"
            : name.Group == "events.k8s.io" ? "'*.events.k8s.io' objects are stored using the 'events' API group in etcd. Use 'events' instead in the config file"
            : name.Group == "extensions" ? "'extensions' group has been removed and cannot be used for encryption"
            : name is { Group: "*", Resource: not "*" } ? "encrypting the same resource across groups is not supported"
            : null;
    }
}
