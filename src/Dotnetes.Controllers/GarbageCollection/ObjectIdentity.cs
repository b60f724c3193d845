using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>What an object is known by. References name no namespace; an owner is in that of its dependent, or in none.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
/// <param name="Uid">The uid.</param>
internal readonly record struct ObjectIdentity(string ApiVersion, string Kind, string Namespace, string Name, string Uid) : IComparable<ObjectIdentity>
{
    /// <summary>Whom a reference in an object of a namespace means.</summary>
    public static ObjectIdentity Of(OwnerReference reference, string ns) => new(reference.ApiVersion, reference.Kind, ns, reference.Name, reference.Uid);

    /// <summary>Whether a reference names this object in every respect that it can name.</summary>
    public bool IsNamedBy(OwnerReference reference) =>
        reference.Uid == Uid && reference.Name == Name && reference.Kind == Kind && reference.ApiVersion == ApiVersion;

    /// <summary>Orders by kind first, so that identities of one kind stay together whether they have namespaces or not.</summary>
    public int CompareTo(ObjectIdentity other)
    {
        var order = string.CompareOrdinal(Kind, other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(ApiVersion, other.ApiVersion);
        order = order != 0 ? order : string.CompareOrdinal(Namespace, other.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : string.CompareOrdinal(Uid, other.Uid);
    }

    /// <summary>The form that events carry.</summary>
    public override string ToString() => $"[{ApiVersion}/{Kind}, namespace: {Namespace}, name: {Name}, uid: {Uid}]";
}
