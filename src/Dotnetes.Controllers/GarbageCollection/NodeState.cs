using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>A node as it was at one moment.</summary>
internal readonly record struct NodeState(ObjectIdentity Identity, ValueList<OwnerReference> Owners, bool IsVirtual, bool IsBeingDeleted, bool IsDeletingDependents);
