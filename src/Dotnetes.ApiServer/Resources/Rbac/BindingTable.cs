using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Role bindings of both scopes in tables.</summary>
internal static class BindingTable
{
    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Role", "The role that is granted."),
        TableColumn.Age,
        TableColumn.Text("Users", "The users who get it.").Wide(),
        TableColumn.Text("Groups", "The groups that get it.").Wide(),
        TableColumn.Text("ServiceAccounts", "The service accounts that get it.").Wide(),
    ];

    public static ValueList<RawJson> Row(ObjectMeta metadata, RoleRef role, ValueList<Subject> subjects, DateTimeOffset now) =>
    [
        TableCell.Text($"{role.Kind}/{role.Name}"),
        TableCell.Age(metadata, now),
        TableCell.Text(Names(subjects, "User")),
        TableCell.Text(Names(subjects, "Group")),
        TableCell.Text(Names(subjects, "ServiceAccount")),
    ];

    private static string Names(ValueList<Subject> subjects, string kind) =>
        string.Join(", ", subjects.Where(s => s.Kind == kind).Select(s => kind == "ServiceAccount" ? $"{s.Namespace}/{s.Name}" : s.Name));
}
