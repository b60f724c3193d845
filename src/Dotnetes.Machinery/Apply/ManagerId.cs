using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>What tells the entries of managedFields apart.</summary>
/// <param name="Manager">The name of the manager.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="ApiVersion">The version of updates; empty for appliers, who have one entry whatever version they use.</param>
/// <param name="Subresource">The subresource; empty for the object itself.</param>
public readonly record struct ManagerId(string Manager, string Operation, string ApiVersion, string Subresource)
{
    /// <summary>The operation of server-side apply.</summary>
    public const string Apply = "Apply";

    /// <summary>The operation of all other writes.</summary>
    public const string Update = "Update";

    /// <summary>The text by which upstream sorts managers.</summary>
    internal string Identifier => JsonText.Of(new ManagedFieldsEntry { Manager = Manager, Operation = Operation, ApiVersion = ApiVersion, Subresource = Subresource });

    /// <summary>The identity of somebody who applies.</summary>
    public static ManagerId Applier(string manager, string subresource) => new(manager.Length == 0 ? "unknown" : manager, Apply, "", subresource);

    /// <summary>The identity of somebody who writes otherwise.</summary>
    public static ManagerId Updater(string manager, string apiVersion, string subresource) => new(manager.Length == 0 ? "unknown" : manager, Update, apiVersion, subresource);

    /// <summary>The manager as messages show it.</summary>
    public string Show()
    {
        var text = GoText.Quote(Manager);
        if (Subresource.Length > 0)
        {
            text += $" with subresource {GoText.Quote(Subresource)}";
        }

        return Operation == Update ? $"{text} using {ApiVersion}" : text;
    }
}
