using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Tables;

/// <summary>Declares the columns of tables.</summary>
public static class TableColumn
{
    /// <summary>The age of an object.</summary>
    public static TableColumnDefinition Age { get; } = Text("Age", "Time since the object was created.");

    /// <summary>The creation time of an object: the only column of kinds without columns of their own.</summary>
    public static TableColumnDefinition CreatedAt { get; } = new() { Name = "Created At", Type = "date", Description = "When the object was created." };

    /// <summary>The name, for tables whose first column is something else.</summary>
    public static TableColumnDefinition Name { get; } = new() { Name = "Name", Type = "string", Format = "name", Description = "The name of the object." };

    /// <summary>A column of strings.</summary>
    public static TableColumnDefinition Text(string name, string description) => new() { Name = name, Type = "string", Description = description };

    /// <summary>A column of integers.</summary>
    public static TableColumnDefinition Number(string name, string description) => new() { Name = name, Type = "integer", Description = description };

    /// <summary>A column of truth values.</summary>
    public static TableColumnDefinition Flag(string name, string description) => new() { Name = name, Type = "boolean", Description = description };

    /// <summary>The column, shown only in wide tables.</summary>
    public static TableColumnDefinition Wide(this TableColumnDefinition column) => column with { Priority = 1 };
}
