//! How the model's words, ids and instants stand in a column.
//!
//! Ids and enums are text, instants are timestamps in UTC. Each type is bound and read on SQLite, on
//! PostgreSQL and on the connection that may be either.

use std::io::Write;

use chrono::NaiveDateTime;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Nullable, Text, Timestamp};
use diesel::sqlite::Sqlite;

use super::pool::MultiBackend;
use crate::model::{
    AccountId, ApiKeyId, AttemptId, AuditId, AuthorizationId, DeliveryId, DeliveryState, DraftId, DraftOrigin, FeedId,
    FeedItemId, FeedItemState, Finding, GrantKind, ImageGrantLoss, ImageType, Instant, InvitationId, LookupId, MediaId,
    NotificationId, NotificationKind, OutcomeKind, PlatformKey, PostId, PublishLate, RefreshTrouble, RevocationId,
    Role, Scopes, SessionId, Stage, Standing, TimeResolution, Treatment, UserId, Username,
};

/// The parts that are the same for every column type: using it in an expression and reading it from a row.
macro_rules! column_type {
    ($type:ty, $sql:ty) => {
        impl AsExpression<$sql> for $type {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
        impl<'a> AsExpression<$sql> for &'a $type {
            type Expression = Bound<$sql, &'a $type>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
        impl AsExpression<Nullable<$sql>> for $type {
            type Expression = Bound<Nullable<$sql>, Self>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
        impl<'a> AsExpression<Nullable<$sql>> for &'a $type {
            type Expression = Bound<Nullable<$sql>, &'a $type>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
        impl<DB> ToSql<Nullable<$sql>, DB> for $type
        where
            DB: Backend,
            Self: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                ToSql::<$sql, DB>::to_sql(self, out)
            }
        }
        impl<DB> Queryable<$sql, DB> for $type
        where
            DB: Backend,
            Self: FromSql<$sql, DB>,
        {
            type Row = Self;
            fn build(row: Self::Row) -> deserialize::Result<Self> {
                Ok(row)
            }
        }
        impl ToSql<$sql, MultiBackend> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<$sql, MultiBackend> for $type {
            fn from_sql(bytes: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                bytes.from_sql::<Self, $sql>()
            }
        }
    };
}

macro_rules! text_column {
    ($($type:ty),+ $(,)?) => {$(
        column_type!($type, Text);
        impl ToSql<Text, Sqlite> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(self.to_string());
                Ok(IsNull::No)
            }
        }
        impl ToSql<Text, Pg> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                write!(out, "{self}")?;
                Ok(IsNull::No)
            }
        }
        impl FromSql<Text, Sqlite> for $type {
            fn from_sql(bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(<String as FromSql<Text, Sqlite>>::from_sql(bytes)?.parse()?)
            }
        }
        impl FromSql<Text, Pg> for $type {
            fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(<String as FromSql<Text, Pg>>::from_sql(bytes)?.parse()?)
            }
        }
    )+};
}

text_column!(
    AccountId,
    ApiKeyId,
    AttemptId,
    AuditId,
    AuthorizationId,
    DeliveryId,
    DeliveryState,
    DraftId,
    DraftOrigin,
    FeedId,
    FeedItemId,
    FeedItemState,
    Finding,
    GrantKind,
    ImageGrantLoss,
    ImageType,
    InvitationId,
    LookupId,
    MediaId,
    NotificationId,
    NotificationKind,
    OutcomeKind,
    PlatformKey,
    PostId,
    PublishLate,
    RefreshTrouble,
    RevocationId,
    Role,
    Scopes,
    SessionId,
    Stage,
    Standing,
    TimeResolution,
    Treatment,
    UserId,
    Username,
);

column_type!(Instant, Timestamp);

impl ToSql<Timestamp, Sqlite> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        // Always six digits, so that the order of the texts is the order of the instants.
        out.set_value(self.utc().format("%F %T%.6f").to_string());
        Ok(IsNull::No)
    }
}

impl ToSql<Timestamp, Pg> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<Timestamp, Pg>::to_sql(&self.utc().naive_utc(), &mut out.reborrow())
    }
}

impl FromSql<Timestamp, Sqlite> for Instant {
    fn from_sql(bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(<NaiveDateTime as FromSql<Timestamp, Sqlite>>::from_sql(bytes)?.into())
    }
}

impl FromSql<Timestamp, Pg> for Instant {
    fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(<NaiveDateTime as FromSql<Timestamp, Pg>>::from_sql(bytes)?.into())
    }
}
