//! The states of a delivery and what a person is told about them.

use super::text_enum::text_enum;

text_enum! {
    /// State of a delivery.
    pub enum DeliveryState {
        /// Waits for its `next_attempt_at`.
        Scheduled = "scheduled",
        /// Not to be sent now; the reason says what must happen first.
        Held = "held",
        /// An attempt is journaled; bytes may be on the wire.
        Sending = "sending",
        /// Sent or not? To be looked up at the platform.
        Unconfirmed = "unconfirmed",
        /// The platform's id is stored. Final.
        Posted = "posted",
        /// Proven not published; the user may retry.
        Failed = "failed",
        /// Came due while nothing could be sent and is later than its grace.
        Missed = "missed",
        /// Cannot be proven either way; a person decides.
        NeedsReview = "needs_review",
        /// Cancelled by the user before any send.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// The few words a person needs about a delivery.
    pub enum Status {
        Scheduled = "scheduled",
        Posted = "posted",
        Failed = "failed",
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// The few words a person needs about a post and all its deliveries.
    pub enum PostStatus {
        /// Something of it still waits.
        Scheduled = "scheduled",
        Posted = "posted",
        /// Nothing waits; out on some accounts, failed on others.
        PartlyPosted = "partly_posted",
        /// Nothing waits, nothing is out.
        Failed = "failed",
        Cancelled = "cancelled",
    }
}

impl DeliveryState {
    pub fn status(self) -> Status {
        match self {
            Self::Scheduled | Self::Held | Self::Sending | Self::Unconfirmed => Status::Scheduled,
            Self::Posted => Status::Posted,
            Self::Failed | Self::Missed | Self::NeedsReview => Status::Failed,
            Self::Cancelled => Status::Cancelled,
        }
    }

    /// Whether nothing more will happen without a person.
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Scheduled | Self::Sending | Self::Unconfirmed)
    }

    /// Whether the user may send it again as it is: only what is proven not to be published.
    pub fn can_retry(self) -> bool {
        matches!(self, Self::Failed | Self::Missed)
    }
}

impl PostStatus {
    /// One word for a post with several deliveries: what still waits comes first, then what failed.
    pub fn of(deliveries: impl IntoIterator<Item = DeliveryState>) -> Self {
        let all: Vec<Status> = deliveries.into_iter().map(DeliveryState::status).collect();
        let any = |status| all.contains(&status);
        match (any(Status::Scheduled), any(Status::Failed), any(Status::Posted)) {
            (true, _, _) => Self::Scheduled,
            (false, true, true) => Self::PartlyPosted,
            (false, true, false) => Self::Failed,
            (false, false, true) => Self::Posted,
            (false, false, false) => Self::Cancelled,
        }
    }
}
