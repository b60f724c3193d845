using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.Replication;

/// <summary>Makes pods from templates, and names for templates.</summary>
public static class PodTemplates
{
    private const string SafeAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>A pod of the template for an owner; its name is generated.</summary>
    public static Pod CreatePod(PodTemplateSpec template, IKubeObject owner) => new()
    {
        Metadata = new ObjectMeta
        {
            GenerateName = owner.Metadata.Name + "-",
            Namespace = owner.Metadata.Namespace,
            Labels = template.Metadata.Labels,
            Annotations = template.Metadata.Annotations,
            Finalizers = template.Metadata.Finalizers,
            OwnerReferences = [Ownership.ReferenceTo(owner)],
        },
        Spec = template.Spec,
    };

    /// <summary>
    /// A short name for a template: 32-bit FNV-1a of its JSON and of the number of collisions so far, in letters that form no words.
    /// </summary>
    public static string Hash(PodTemplateSpec template, int? collisions)
    {
        var hash = 2166136261u;
        foreach (var b in JsonText.Encode(template))
        {
            hash = (hash ^ b) * 16777619u;
        }

        foreach (var b in BitConverter.GetBytes(collisions ?? 0))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return SafeText(hash);
    }

    /// <summary>A number in letters that form no words.</summary>
    public static string SafeText(uint number)
    {
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = new StringBuilder(digits.Length);
        foreach (var digit in digits)
        {
            text.Append(SafeAlphabet[digit % SafeAlphabet.Length]);
        }

        return text.ToString();
    }
}
